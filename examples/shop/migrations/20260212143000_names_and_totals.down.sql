-- pawl 0.1.0-dev · names_and_totals · undo

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
DROP INDEX public.orders_unpaid_idx;
ALTER TABLE public.customers RENAME COLUMN full_name TO name;

COMMIT;
