-- pawl 0.1.0-dev · streams · 10 of 10 · undo

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events DETACH PARTITION public.events_2026_03;

COMMIT;
