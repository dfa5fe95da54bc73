-- pawl 0.1.0-dev · reviews · 6 of 8
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- from sha256:56ac4ca61dd4c4ba5776a0c8984c41c82d979e4e41e0c3007cb66d97af4bf416
-- to   sha256:7b0e64f0db2d25ced0954f5d7f0f553543a30315f2aec9fc6afc56d3fd1cc6f2

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders VALIDATE CONSTRAINT pawl_channel_not_null;

COMMIT;
