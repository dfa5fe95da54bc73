-- pawl 0.1.0-dev · streams · 3 of 10 · undo

DROP INDEX CONCURRENTLY IF EXISTS public.events_2026_01_recorded_at_idx;
