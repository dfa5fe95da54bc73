-- pawl 0.1.0-dev · reviews · 5 of 7
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:a0aac57301354fd16d5146a69dd8b3ac50bd3390900c77effa19be764ae9aa4b
-- to   sha256:f6511ad6db83040300129fc3872952f04bb42117491b00e5b3f55eae0b859bb8

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders VALIDATE CONSTRAINT pawl_channel_not_null;

COMMIT;
