-- pawl 0.1.0-dev · reviews · 6 of 7 · undo
-- proven sha256:7782dcc3e88b75b53c395a51e8cf5a44bacc7ce1644453e66f60f1002d208a1c PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders ALTER COLUMN channel DROP NOT NULL;

COMMIT;
