-- pawl 0.1.0-dev · streams · 9 of 10
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_2026_01: taken to be large and in use
-- table:       public.events_2026_02: taken to be large and in use
-- table:       public.events_rest: taken to be large and in use
-- from sha256:aef092c6fb2c950e93168e1e8566b090cfec3736ba621105fe3ea3bffbb1ff82
-- to   sha256:d9ca039804883488d8253d6635f6134281b2aca9cc2f91903bfd05ac89cf4931
-- proven sha256:82c526fdace7106a4b8dcbee3ddce03e7f7cfee422f1eaf86d93328a413c3d42 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_01_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_01_recorded_at_idx;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_02_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_02_recorded_at_idx;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_rest_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_rest_recorded_at_idx;

COMMIT;
