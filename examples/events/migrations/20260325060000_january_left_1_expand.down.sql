-- pawl 0.1.0-dev · january_left · 1 of 4 · undo
-- proven sha256:474362d60550fb98c0685ef128a34ef960e09d54d3dede9c9a2d2db8d75385b2 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events ATTACH PARTITION public.events_2026_01 FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2026-02-01 00:00:00+00');
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2026_01_pkey;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_01_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_01_recorded_at_idx;
ALTER INDEX public.events_stream_idx ATTACH PARTITION public.events_2026_01_stream_id_version_idx;

COMMIT;
