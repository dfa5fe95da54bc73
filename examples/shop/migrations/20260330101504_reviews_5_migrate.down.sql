-- pawl 0.1.0-dev · reviews · 5 of 7 · undo

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS pawl_channel_not_null;

COMMIT;
