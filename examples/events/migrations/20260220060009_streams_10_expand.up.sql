-- pawl 0.1.0-dev · streams · 10 of 10
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       attach-after-check
-- table:       public.events_rest: taken to be large and in use
-- from sha256:d9ca039804883488d8253d6635f6134281b2aca9cc2f91903bfd05ac89cf4931
-- to   sha256:80185cfdd0c66c9c9126333608f7cfd643328d94dc1da111f134529d8787a4f2
-- proven sha256:de6cd6f0468d60747c3ca02d806ef4808098a53a126071063592e1d66609efd1 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events ATTACH PARTITION public.events_2026_03 FOR VALUES FROM ('2026-03-01 00:00:00+00') TO ('2026-04-01 00:00:00+00');
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2026_03_pkey;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_03_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_03_recorded_at_idx;
ALTER INDEX public.events_stream_idx ATTACH PARTITION public.events_2026_03_stream_id_version_idx;
ALTER TABLE public.events_rest DROP CONSTRAINT pawl_public_events_2026_03_excluded;

COMMIT;
