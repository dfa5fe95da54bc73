-- pawl 0.1.0-dev · reviews · 7 of 8
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- from sha256:7b0e64f0db2d25ced0954f5d7f0f553543a30315f2aec9fc6afc56d3fd1cc6f2
-- to   sha256:2bc1065c5ab23d617c90859e9ecaf8624a6c07bacae6d7c53a902d8457530eb1

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders ALTER COLUMN channel SET NOT NULL;
ALTER TABLE public.orders DROP CONSTRAINT pawl_channel_not_null;

COMMIT;
