-- pawl 0.1.0-dev · names_and_totals · 4 of 6 · undo

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers DROP CONSTRAINT IF EXISTS pawl_full_name_not_null;

COMMIT;
