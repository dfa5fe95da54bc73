-- pawl 0.1.0-dev · streams · 9 of 10 · undo

BEGIN;
SET LOCAL lock_timeout = '2s';

DROP INDEX public.events_recorded_at_idx;
CREATE INDEX events_recorded_at_idx ON ONLY public.events USING brin (recorded_at) WITH (pages_per_range='32');
DROP INDEX public.events_payload_idx;
CREATE INDEX events_payload_idx ON ONLY public.events USING gin (payload jsonb_path_ops);

COMMIT;
