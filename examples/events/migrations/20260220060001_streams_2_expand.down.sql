-- pawl 0.1.0-dev · streams · 2 of 10 · undo
-- proven sha256:6847d4a7a38d0e432939e1e80c43ea6b5f1f03d2a5442730de126bf8fc39a66c PostgreSQL 15

DROP INDEX CONCURRENTLY IF EXISTS public.events_2026_01_payload_idx;
