-- pawl 0.1.0-dev · january_left · 3 of 4 · undo

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events_rest DROP CONSTRAINT IF EXISTS pawl_public_events_2026_04_excluded;

COMMIT;
