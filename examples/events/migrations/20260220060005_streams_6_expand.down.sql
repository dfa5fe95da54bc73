-- pawl 0.1.0-dev · streams · 6 of 10 · undo

DROP INDEX CONCURRENTLY IF EXISTS public.events_rest_payload_idx;
