-- pawl 0.1.0-dev · names_and_totals · 4 of 6 · undo
-- proven sha256:99372dd5c3f007c6b71c25ebb5d78d2d8d02edc5e9e870d6fcbf0afe1df6bfa2 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers DROP CONSTRAINT IF EXISTS pawl_full_name_not_null;

COMMIT;
