-- pawl 0.1.0-dev · names_and_totals · 5 of 6 · undo
-- proven sha256:b88de740c7003e1bff6fc9418e4abca4bae2e31159e6acde9326917c6eb09445 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ALTER COLUMN full_name DROP NOT NULL;

COMMIT;
