-- pawl 0.1.0-dev · january_left · 2 of 4 · undo
-- proven sha256:f7a4e97968a2438f7b5725060cd6f2b6dcf7a103db27bfadea63242a375c5b0e PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL row_security = off;

LOCK TABLE public.events_2026_04 IN ACCESS EXCLUSIVE MODE;

DO $$
#variable_conflict use_column
<<pawl>>
DECLARE
    message text;
    rows    bigint;
    example text;
BEGIN
    LOOP
        pawl.message := 'irreversible: public.events_2026_04 holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('event_id = %L AND recorded_at = %L', event_id, recorded_at) AS example FROM public.events_2026_04 LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
END
$$;

DROP MATERIALIZED VIEW public.events_per_day;
ALTER TABLE public.events_rest DROP CONSTRAINT IF EXISTS pawl_public_events_2026_04_excluded;
DROP TABLE public.events_2026_04;
DROP STATISTICS public.events_stream_statistics;

COMMIT;
