-- pawl 0.1.0-dev · payments · 3 of 3 · undo

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: column billing.invoices.paid loses its values',
        HINT = 'Nothing was changed. Go forward instead: put back into schema.sql what is missing, and generate a new migration.';
END
$$;
