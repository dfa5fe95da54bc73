-- pawl 0.1.0-dev · payments · 3 of 3 · undo
-- proven sha256:5d216ceeb7c39b2f6e267717b2851a4f6da593bc8bd77bc8885616051a5286e6 PostgreSQL 15

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: column billing.invoices.paid loses its values',
        HINT = 'Nothing was changed. Go forward instead: pawl fix-forward payments writes a migration that brings back the structure, without the data.';
END
$$;
