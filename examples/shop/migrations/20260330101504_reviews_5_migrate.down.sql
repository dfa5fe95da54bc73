-- pawl 0.1.0-dev · reviews · 5 of 7 · undo
-- proven sha256:7ae0e5787db9da86c605768bc03d1e56a6fc35135fff63f7fae1c6daa4725942 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS pawl_channel_not_null;

COMMIT;
