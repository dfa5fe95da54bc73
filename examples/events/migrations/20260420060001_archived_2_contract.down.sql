-- pawl 0.1.0-dev · archived · 2 of 2 · undo

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: table public.events_2026_01 loses its rows',
        HINT = 'Nothing was changed. Go forward instead: pawl fix-forward archived writes a migration that brings back the structure, without the data.';
END
$$;
