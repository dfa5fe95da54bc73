-- pawl 0.1.0-dev · reviews · 6 of 7
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:133bdbb488d371d0afb277148cb733c7bcc6139686d15ea1b751d7a0fa722514
-- to   sha256:ea59428a902a75c8e5d404cfad80e4f403de6b5e6f4a62362e654b1f13af990d
-- proven sha256:b785fdf4b6572558c99acb47ce0d7871d5fed09c3e09564c74043f382cf32926 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders ALTER COLUMN channel SET NOT NULL;
ALTER TABLE public.orders DROP CONSTRAINT pawl_channel_not_null;

COMMIT;
