-- pawl 0.1.0-dev · streams · 4 of 10 · undo

DROP INDEX CONCURRENTLY IF EXISTS public.events_2026_02_payload_idx;
