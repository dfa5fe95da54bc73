-- pawl 0.1.0-dev · january_left · 4 of 4
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       attach-after-check
-- table:       public.events_rest: taken to be large and in use
-- from sha256:81c1021fd1903884f3c29df04982ca8436c217fa892e9f5a854a15ead04bc75c
-- to   sha256:70e075bb04e2a99be4ecbc1d5ea4d5e7f45e8c73b2ea4157b2701fc58c2d473f
-- proven sha256:02ea3482acaacb502be83b48dd63dd4f5ed5f46da32703cc188e9148639a0e40 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events ATTACH PARTITION public.events_2026_04 FOR VALUES FROM ('2026-04-01 00:00:00+00') TO ('2026-05-01 00:00:00+00');
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2026_04_pkey;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_04_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_04_recorded_at_idx;
ALTER INDEX public.events_stream_idx ATTACH PARTITION public.events_2026_04_stream_id_version_idx;
ALTER TABLE public.events_rest DROP CONSTRAINT pawl_public_events_2026_04_excluded;

COMMIT;
