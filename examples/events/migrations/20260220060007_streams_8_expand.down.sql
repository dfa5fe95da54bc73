-- pawl 0.1.0-dev · streams · 8 of 10 · undo

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events_rest DROP CONSTRAINT IF EXISTS pawl_public_events_2026_03_excluded;

COMMIT;
