-- pawl 0.1.0-dev · january_left · undo

BEGIN;
SET LOCAL lock_timeout = '2s';

LOCK TABLE public.events_2026_04 IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.events_2026_04) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.events_2026_04 holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DROP MATERIALIZED VIEW public.events_per_day;
DROP TABLE public.events_2026_04;
DROP STATISTICS public.events_stream_statistics;
ALTER TABLE public.events ATTACH PARTITION public.events_2026_01 FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2026-02-01 00:00:00+00');
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2026_01_pkey;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_01_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_01_recorded_at_idx;
ALTER INDEX public.events_stream_idx ATTACH PARTITION public.events_2026_01_stream_id_version_idx;

COMMIT;
