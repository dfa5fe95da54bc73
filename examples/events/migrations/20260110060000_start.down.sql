-- pawl 0.1.0-dev · start · undo
-- proven sha256:13680efb4ef34b3e1a4915c5c0e28317f271e099883bc7acc7096812b1c9135a PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL row_security = off;

LOCK TABLE public.events_rest IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.events_2026_02 IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.events_2026_01 IN ACCESS EXCLUSIVE MODE;

DO $$
#variable_conflict use_column
<<pawl>>
DECLARE
    message text;
    rows    bigint;
    example text;
BEGIN
    LOOP
        pawl.message := 'irreversible: public.events_rest holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('event_id = %L AND recorded_at = %L', event_id, recorded_at) AS example FROM public.events_rest LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: public.events_2026_02 holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('event_id = %L AND recorded_at = %L', event_id, recorded_at) AS example FROM public.events_2026_02 LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: public.events_2026_01 holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('event_id = %L AND recorded_at = %L', event_id, recorded_at) AS example FROM public.events_2026_01 LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
END
$$;

DROP TABLE public.events_rest;
DROP TABLE public.events_2026_02;
DROP TABLE public.events_2026_01;
DROP TABLE public.events;

COMMIT;
