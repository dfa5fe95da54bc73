-- pawl 0.1.0-dev · reviews · 5 of 7
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:cbf8b1c438f4cec87e0f8da60e08784f57389bce4bc3516be685363c9117ebba
-- to   sha256:f82a2c32f3d1005838586da5ac4159bb898597ec3d2c99a8d720f6a424bd2353
-- proven sha256:e856aadef57075ce257df476c84d137f1a423359e200ae25774566705f547b63 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders VALIDATE CONSTRAINT pawl_channel_not_null;

COMMIT;
