-- pawl 0.1.0-dev · streams · 1 of 10 · undo
-- proven sha256:b1373c5dbd72985ccf97f7645f82061a67971114423337241cf6728f4cc35896 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL row_security = off;

LOCK TABLE public.streams IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.events_2026_03 IN ACCESS EXCLUSIVE MODE;

DO $$
#variable_conflict use_column
<<pawl>>
DECLARE
    message text;
    rows    bigint;
    example text;
BEGIN
    LOOP
        pawl.message := 'irreversible: public.streams holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('stream_id = %L', stream_id) AS example FROM public.streams LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: public.events_2026_03 holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('event_id = %L AND recorded_at = %L', event_id, recorded_at) AS example FROM public.events_2026_03 LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
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
