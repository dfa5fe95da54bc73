-- pawl 0.1.0-dev · january_left · 4 of 4 · undo

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events DETACH PARTITION public.events_2026_04;

COMMIT;
