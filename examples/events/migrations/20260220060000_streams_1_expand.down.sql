-- pawl 0.1.0-dev · streams · 1 of 10 · undo
-- proven sha256:d53b67689c64e9e3f24d7eb21113abc7f51aaf3ed289cc6b622b9adcec3777f1 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

LOCK TABLE public.streams IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.events_2026_03 IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.streams) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.streams holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.events_2026_03) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.events_2026_03 holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

ALTER TABLE public.events_rest DROP CONSTRAINT IF EXISTS pawl_public_events_2026_03_excluded;
DROP TRIGGER events_note_stream ON public.events;
DROP FUNCTION public.note_stream();
DROP TABLE public.streams;
DROP TABLE public.events_2026_03;
DROP INDEX public.events_recorded_at_idx;
DROP INDEX public.events_payload_idx;

COMMIT;
