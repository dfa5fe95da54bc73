-- pawl 0.1.0-dev · january_left · 2 of 4 · undo
-- proven sha256:59c4a4298995ad6d0443a5f8b8e84769128f92d1af49f22505c3fee4653c2f31 PostgreSQL 15

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
ALTER TABLE public.events_rest DROP CONSTRAINT IF EXISTS pawl_public_events_2026_04_excluded;
DROP TABLE public.events_2026_04;
DROP STATISTICS public.events_stream_statistics;

COMMIT;
