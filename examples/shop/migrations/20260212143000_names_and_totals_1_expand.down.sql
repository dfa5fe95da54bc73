-- pawl 0.1.0-dev · names_and_totals · 1 of 5 · undo
-- proven sha256:f2df57b9ad8ef24a8b986aacd1046642e6b0419568fb476adb38eddfe35149ff PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL row_security = off;

LOCK TABLE public.products IN ACCESS EXCLUSIVE MODE;

DO $$
#variable_conflict use_column
<<pawl>>
DECLARE
    message text;
    rows    bigint;
    example text;
BEGIN
    LOOP
        pawl.message := 'irreversible: public.products.description holds values that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM public.products WHERE description IS NOT NULL LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
END
$$;

DROP VIEW public.order_totals;
ALTER TABLE public.products DROP COLUMN description;
DROP TRIGGER zz_pawl_customers_full_name_sync ON public.customers;
DROP FUNCTION public.pawl_customers_full_name_sync();
ALTER TABLE public.customers DROP COLUMN full_name;

COMMIT;
