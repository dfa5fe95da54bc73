-- pawl 0.1.0-dev · streams · 3 of 10 · undo
-- proven sha256:9802e8110d032b1c8b8cefdd0278d90d508fffd3db1b7db4009f407113ee5b74 PostgreSQL 15

DROP INDEX CONCURRENTLY IF EXISTS public.events_2026_01_recorded_at_idx;
