-- pawl 0.1.0-dev · reviews · 2 of 7 · undo
-- proven sha256:d7e61aabe2487308948011643a68e3c6814a7e360560054c72cb7e0b19d454bd PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL row_security = off;

LOCK TABLE public.reviews IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.products IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;

DO $$
#variable_conflict use_column
<<pawl>>
DECLARE
    message text;
    rows    bigint;
    example text;
BEGIN
    LOOP
        pawl.message := 'irreversible: public.reviews holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('product_id = %s AND customer_id = %s', product_id, customer_id) AS example FROM public.reviews LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: public.products.changed_at holds values that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM public.products WHERE changed_at IS NOT NULL LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: public.orders.channel holds values that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM public.orders WHERE channel IS NOT NULL AND channel::text IS DISTINCT FROM ('web')::text LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
END
$$;

DROP MATERIALIZED VIEW public.product_ratings;
DROP TABLE public.reviews;
DROP TRIGGER products_changed_at ON public.products;
DROP FUNCTION public.set_changed_at();
ALTER TABLE public.products DROP COLUMN search;
ALTER TABLE public.products DROP COLUMN changed_at;
DROP TRIGGER zz_pawl_orders_channel_fill ON public.orders;
DROP FUNCTION public.pawl_orders_channel_fill();
ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS pawl_channel_not_null;
ALTER TABLE public.orders DROP COLUMN channel;
DROP DOMAIN public.stars;

COMMIT;
