-- pawl 0.1.0-dev · names_and_totals · 6 of 7 · undo

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ALTER COLUMN full_name DROP NOT NULL;

COMMIT;
