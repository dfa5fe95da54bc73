-- pawl 0.1.0-dev · wider_prices · 2 of 2 · undo

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: column public.products.legacy_code loses its values',
        HINT = 'Nothing was changed. Go forward instead: put back into schema.sql what is missing, and generate a new migration.';
END
$$;
