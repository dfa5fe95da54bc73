-- pawl 0.1.0-dev · payments · 3 of 3 · undo

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: column billing.invoices.paid loses its values',
        HINT = 'Nothing was changed. Go forward instead: pawl fix-forward payments writes a migration that brings back the structure, without the data.';
END
$$;
