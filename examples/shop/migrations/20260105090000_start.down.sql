-- pawl 0.1.0-dev · start · undo
-- proven sha256:aa9c39f8e7a706e6e3cf675ff004c583c6d17a38012066acb8dfa4989045ffa7 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL row_security = off;

LOCK TABLE public.products IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.order_items IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.customers IN ACCESS EXCLUSIVE MODE;

DO $$
#variable_conflict use_column
<<pawl>>
DECLARE
    message text;
    rows    bigint;
    example text;
BEGIN
    LOOP
        pawl.message := 'irreversible: public.products holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM public.products LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: public.orders holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM public.orders LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: public.order_items holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('order_id = %s AND product_id = %s', order_id, product_id) AS example FROM public.order_items LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: public.customers holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM public.customers LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
END
$$;

ALTER TABLE public.order_items DROP CONSTRAINT order_items_product_id_fkey;
DROP TABLE public.products;
ALTER TABLE public.order_items DROP CONSTRAINT order_items_order_id_fkey;
DROP TABLE public.orders;
DROP TABLE public.order_items;
DROP TABLE public.customers;
DROP TYPE public.order_status;

COMMIT;
