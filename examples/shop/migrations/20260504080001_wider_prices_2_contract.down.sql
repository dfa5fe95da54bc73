-- pawl 0.1.0-dev · wider_prices · 2 of 2 · undo
-- proven sha256:d4b66ae9bf0caa0a8daabcfc830d185db14dcd205e1104280bc7331983a96fa8 PostgreSQL 15

DO $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'irreversible: column public.products.legacy_code loses its values',
        HINT = 'Nothing was changed. Go forward instead: put back into schema.sql what is missing, and generate a new migration.';
END
$$;
