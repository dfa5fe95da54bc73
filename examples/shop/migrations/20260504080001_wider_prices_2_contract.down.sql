-- pawl 0.1.0-dev · wider_prices · 2 of 2 · undo
-- proven sha256:30be27675243882b1f804f559e8e1504fd5ffe3f0d773ce7fc97baeab2dcd5c4 PostgreSQL 15

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: column public.products.legacy_code loses its values',
        HINT = 'Nothing was changed. Go forward instead: pawl fix-forward wider_prices writes a migration that brings back the structure, without the data.';
END
$$;
