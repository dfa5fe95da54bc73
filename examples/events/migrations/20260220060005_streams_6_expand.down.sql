-- pawl 0.1.0-dev · streams · 6 of 10 · undo
-- proven sha256:5d8e452b70918d3eac09f71cfa349faa37dac460d24ac2e0c5a0819b8f7823c1 PostgreSQL 15

DROP INDEX CONCURRENTLY IF EXISTS public.events_rest_payload_idx;
