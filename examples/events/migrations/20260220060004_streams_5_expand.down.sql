-- pawl 0.1.0-dev · streams · 5 of 10 · undo
-- proven sha256:10a40c89afc74814a129fe7602834a7151706a1d2dbb3ac241c73d583ee09a39 PostgreSQL 15

DROP INDEX CONCURRENTLY IF EXISTS public.events_2026_02_recorded_at_idx;
