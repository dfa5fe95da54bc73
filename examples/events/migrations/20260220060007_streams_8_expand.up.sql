-- pawl 0.1.0-dev · streams · 8 of 8
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_2026_01: taken to be large and in use
-- table:       public.events_2026_02: taken to be large and in use
-- table:       public.events_rest: taken to be large and in use
-- from sha256:00dd65ed0eaade9141a0477c99d62b6bd4c43f608a24edff446333d1290007fb
-- to   sha256:7f09c3c503902544609faf8e0220d2e17e9752bd34371720a8700c27554d4300

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_01_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_01_recorded_at_idx;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_02_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_02_recorded_at_idx;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_rest_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_rest_recorded_at_idx;

COMMIT;
