-- pawl 0.1.0-dev · reviews · 6 of 7
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:f82a2c32f3d1005838586da5ac4159bb898597ec3d2c99a8d720f6a424bd2353
-- to   sha256:761331eced359996b6886965dbe7c4b46c2d27797d284cb7f5139f795c25e7f4
-- proven sha256:05b2b3d9d9fd9ae6cd5d1c63850c1a34ce5a53cb0526f2e5ff9a8e3a45c7b7e8 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders ALTER COLUMN channel SET NOT NULL;
ALTER TABLE public.orders DROP CONSTRAINT pawl_channel_not_null;

COMMIT;
