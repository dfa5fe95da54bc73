-- pawl 0.1.0-dev · january_left · 3 of 4 · undo
-- proven sha256:1bb74f9598be1fb915606a2bb6906f8920ff7dde03596784b9939f7db89187f3 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events_rest DROP CONSTRAINT IF EXISTS pawl_public_events_2026_04_excluded;

COMMIT;
