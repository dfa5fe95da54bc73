-- pawl 0.1.0-dev · wider_prices · 2 of 2 · undo

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: column public.products.legacy_code loses its values',
        HINT = 'Nothing was changed. Go forward instead: pawl fix-forward wider_prices writes a migration that brings back the structure, without the data.';
END
$$;
