-- pawl 0.1.0-dev · archived · 2 of 2 · undo
-- proven sha256:3cb20bece0074731e7a1e9d0ee8072c5a926724f136f2a2fe23ccae2f802655d PostgreSQL 15

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: table public.events_2026_01 loses its rows',
        HINT = 'Nothing was changed. Go forward instead: pawl fix-forward archived writes a migration that brings back the structure, without the data.';
END
$$;
