-- pawl 0.1.0-dev · january_left · 4 of 4
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       attach-after-check
-- table:       public.events_rest: taken to be large and in use
-- from sha256:38fee2282fb2ce36adb6551f2672b4845ab7ad4283ac84f811110ce0ecfedb0b
-- to   sha256:e37ed705c32190f8238c198589a84389e9b5fa131e4f107b572a53233343cc30
-- proven sha256:57ab8c8f542066f9692942535f34dbc34981e4108da6d98d77ebba12d48e0d56 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events ATTACH PARTITION public.events_2026_04 FOR VALUES FROM ('2026-04-01 00:00:00+00') TO ('2026-05-01 00:00:00+00');
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2026_04_pkey;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_04_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_04_recorded_at_idx;
ALTER INDEX public.events_stream_idx ATTACH PARTITION public.events_2026_04_stream_id_version_idx;
ALTER TABLE public.events_rest DROP CONSTRAINT pawl_public_events_2026_04_excluded;

COMMIT;
