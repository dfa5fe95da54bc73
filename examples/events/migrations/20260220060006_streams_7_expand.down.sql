-- pawl 0.1.0-dev · streams · 7 of 10 · undo
-- proven sha256:ca9d660efa0750344b44c4504885bb827d225d4feac18f2bcd68edd2618ee435 PostgreSQL 15

DROP INDEX CONCURRENTLY IF EXISTS public.events_rest_recorded_at_idx;
