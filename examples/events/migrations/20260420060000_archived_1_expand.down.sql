-- pawl 0.1.0-dev · archived · 1 of 2 · undo

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events DROP COLUMN actor;

COMMIT;
