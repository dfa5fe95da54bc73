-- pawl 0.1.0-dev · streams · 10 of 10 · undo
-- proven sha256:0cf179ec5accee68a777c3e5d74ce3009ce9d96e23acccb9668209034ad582a7 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events DETACH PARTITION public.events_2026_03;

COMMIT;
