-- pawl 0.1.0-dev · reviews · 7 of 8 · undo

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders ALTER COLUMN channel DROP NOT NULL;

COMMIT;
