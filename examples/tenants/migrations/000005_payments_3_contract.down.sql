-- pawl 0.1.0-dev · payments · 3 of 3 · undo
-- proven sha256:212b69d2936b5a94f611f2aa8412750e749a0baa322815dda7068598a0f35272 PostgreSQL 15

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: column billing.invoices.paid loses its values',
        HINT = 'Nothing was changed. Go forward instead: put back into schema.sql what is missing, and generate a new migration.';
END
$$;
