-- pawl 0.1.0-dev · streams · 9 of 10 · undo
-- proven sha256:0eb6adb08865e6876b8fd143f3672ed078e4555c81e1f5eda62ca71280a07f86 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

DROP INDEX public.events_recorded_at_idx;
CREATE INDEX events_recorded_at_idx ON ONLY public.events USING brin (recorded_at) WITH (pages_per_range='32');
DROP INDEX public.events_payload_idx;
CREATE INDEX events_payload_idx ON ONLY public.events USING gin (payload jsonb_path_ops);

COMMIT;
