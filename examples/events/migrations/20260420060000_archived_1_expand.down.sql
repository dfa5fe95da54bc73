-- pawl 0.1.0-dev · archived · 1 of 2 · undo
-- proven sha256:958d1f5b2e8eaadbd314353ef914ea76f84df6fdcdf7ada5219ee8929af16943 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events DROP COLUMN actor;

COMMIT;
