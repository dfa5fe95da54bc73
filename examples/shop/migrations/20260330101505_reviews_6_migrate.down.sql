-- pawl 0.1.0-dev · reviews · 6 of 7 · undo

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders ALTER COLUMN channel DROP NOT NULL;

COMMIT;
