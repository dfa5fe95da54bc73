-- pawl 0.1.0-dev · streams · 4 of 10 · undo
-- proven sha256:e05078d549ad3ee2e60aa2a03a1ee4f100972b4bbd88c0ea455549fae082f595 PostgreSQL 15

DROP INDEX CONCURRENTLY IF EXISTS public.events_2026_02_payload_idx;
