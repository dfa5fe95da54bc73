-- pawl 0.1.0-dev · streams · 8 of 8
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       index-concurrently
-- from sha256:65296fe8ae16cee54d1143bd82ddc01b5807694a768e8388f94b38a615192a61
-- to   sha256:fedea8d78d8c6a7e2aa88f7d1a87278eab8373ad9eff985beeed9023f401259f

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_01_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_01_recorded_at_idx;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_02_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_02_recorded_at_idx;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_rest_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_rest_recorded_at_idx;

COMMIT;
