-- pawl 0.1.0-dev · streams · 8 of 8 · undo

BEGIN;
SET LOCAL lock_timeout = '2s';

DROP INDEX public.events_recorded_at_idx;
CREATE INDEX events_recorded_at_idx ON ONLY public.events USING brin (recorded_at) WITH (pages_per_range='32');
CREATE INDEX events_2026_03_recorded_at_idx ON public.events_2026_03 USING brin (recorded_at) WITH (pages_per_range='32');
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_03_recorded_at_idx;
DROP INDEX public.events_payload_idx;
CREATE INDEX events_payload_idx ON ONLY public.events USING gin (payload jsonb_path_ops);
CREATE INDEX events_2026_03_payload_idx ON public.events_2026_03 USING gin (payload jsonb_path_ops);
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_03_payload_idx;

COMMIT;
