-- pawl 0.1.0-dev · archived · 2 of 2 · undo
-- proven sha256:099fc25d4101567d4d25e53b91a143db58d9924ce618c3798fe227b2d1f5eed5 PostgreSQL 15

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: table public.events_2026_01 loses its rows',
        HINT = 'Nothing was changed. Go forward instead: put back into schema.sql what is missing, and generate a new migration.';
END
$$;
