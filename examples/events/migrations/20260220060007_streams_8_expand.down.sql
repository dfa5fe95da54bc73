-- pawl 0.1.0-dev · streams · 8 of 10 · undo
-- proven sha256:76c6b3423d124612b801fd449a490b6da5058d1f01a3104de75d70e1660f2d7c PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events_rest DROP CONSTRAINT IF EXISTS pawl_public_events_2026_03_excluded;

COMMIT;
