-- pawl 0.1.0-dev · names_and_totals · 5 of 6 · undo

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ALTER COLUMN full_name DROP NOT NULL;

COMMIT;
