-- pawl 0.1.0-dev · january_left · 4 of 4 · undo
-- proven sha256:371e6c4752f85a2bc8e69013e854635d89056f4f03999e7c9d952236664d2ace PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events DETACH PARTITION public.events_2026_04;

COMMIT;
