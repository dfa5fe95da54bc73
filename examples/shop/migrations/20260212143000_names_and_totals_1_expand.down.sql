-- pawl 0.1.0-dev · names_and_totals · 1 of 5 · undo

BEGIN;
SET LOCAL lock_timeout = '5s';

LOCK TABLE public.products IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.products WHERE description IS NOT NULL) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.products.description holds values that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DROP VIEW public.order_totals;
ALTER TABLE public.products DROP COLUMN description;
DROP TRIGGER zz_pawl_customers_full_name_sync ON public.customers;
DROP FUNCTION public.pawl_customers_full_name_sync();
ALTER TABLE public.customers DROP COLUMN full_name;

COMMIT;
