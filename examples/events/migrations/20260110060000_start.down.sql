-- pawl 0.1.0-dev · start · undo
-- proven sha256:84d44fb2e26b377b65f483b90b5e313e724e083e301194bad9957797e61148cb PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

LOCK TABLE public.events_rest IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.events_2026_02 IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.events_2026_01 IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.events_rest) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.events_rest holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.events_2026_02) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.events_2026_02 holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.events_2026_01) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.events_2026_01 holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DROP TABLE public.events_rest;
DROP TABLE public.events_2026_02;
DROP TABLE public.events_2026_01;
DROP TABLE public.events;

COMMIT;
