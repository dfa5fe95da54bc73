-- pawl 0.1.0-dev · reviews · 5 of 7
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:af2feb48f5bcd0964e5a1e809d34a5797670f41a0b467f26f5e917ca2b3e434f
-- to   sha256:133bdbb488d371d0afb277148cb733c7bcc6139686d15ea1b751d7a0fa722514
-- proven sha256:551be2d18a7ee5681858f531932c22d398ab462183f73c6a9f31db21068651ba PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders VALIDATE CONSTRAINT pawl_channel_not_null;

COMMIT;
