-- pawl 0.1.0-dev · streams · 7 of 10 · undo

DROP INDEX CONCURRENTLY IF EXISTS public.events_rest_recorded_at_idx;
