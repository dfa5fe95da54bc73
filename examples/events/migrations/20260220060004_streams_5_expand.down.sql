-- pawl 0.1.0-dev · streams · 5 of 10 · undo

DROP INDEX CONCURRENTLY IF EXISTS public.events_2026_02_recorded_at_idx;
