-- pawl 0.1.0-dev · reviews · 6 of 7
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:f6511ad6db83040300129fc3872952f04bb42117491b00e5b3f55eae0b859bb8
-- to   sha256:5691c11a64111e0b7d3c4899f53f0b534c21fae97f7dbc711286795f0f1705d5

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders ALTER COLUMN channel SET NOT NULL;
ALTER TABLE public.orders DROP CONSTRAINT pawl_channel_not_null;

COMMIT;
