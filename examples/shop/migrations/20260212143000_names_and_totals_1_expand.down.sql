-- pawl 0.1.0-dev · names_and_totals · 1 of 6 · undo
-- proven sha256:5de9166442194fd53d6f365d64236d1a6b1e5c3410c80eb133d29e0c68f4e954 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

LOCK TABLE public.products IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.customers IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.products WHERE description IS NOT NULL) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.products.description holds values that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.customers WHERE full_name IS NOT NULL AND full_name::text IS DISTINCT FROM (name)::text) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.customers.full_name holds values that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DROP VIEW public.order_totals;
ALTER TABLE public.products DROP COLUMN description;
DROP TRIGGER zz_pawl_customers_full_name_sync ON public.customers;
DROP FUNCTION public.pawl_customers_full_name_sync();
ALTER TABLE public.customers DROP CONSTRAINT IF EXISTS pawl_full_name_not_null;
ALTER TABLE public.customers DROP COLUMN full_name;

COMMIT;
