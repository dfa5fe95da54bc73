-- pawl 0.1.0-dev · wider_prices · 1 of 2 · undo
-- proven sha256:781495a9e66c7e4fb7b8012d95ce58a0a404674ca713b0a75e79f89e11a96c26 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL row_security = off;

-- Queries lock a view before what it reads, and so does this.
ALTER VIEW public.order_totals RESET (security_barrier);

LOCK TABLE public.order_items IN ACCESS EXCLUSIVE MODE;
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
        pawl.message := 'irreversible: public.order_items.price holds values that do not fit the type numeric(8,2)';
        DECLARE
            given public.order_items%ROWTYPE;
        BEGIN
            SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
                FROM (SELECT format('order_id = %s AND product_id = %s', order_id, product_id) AS example FROM public.order_items WHERE price::numeric(8,2)::numeric(12,2)::text IS DISTINCT FROM price::text LIMIT 1001) AS lost;
        EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
            pawl.rows := 0;
            FOR given IN SELECT * FROM public.order_items LOOP
                EXIT WHEN pawl.rows = 1001;
                BEGIN
                    CONTINUE WHEN NOT coalesce((SELECT price::numeric(8,2)::numeric(12,2)::text IS DISTINCT FROM price::text FROM (SELECT given.*) AS order_items), false);
                EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
                    NULL; -- it cannot be converted at all
                END;
                pawl.rows := pawl.rows + 1;
                pawl.example := coalesce(pawl.example, (SELECT format('order_id = %s AND product_id = %s', order_id, product_id) FROM (SELECT given.*) AS order_items));
            END LOOP;
        END;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: public.products.price holds values that do not fit the type numeric(8,2)';
        DECLARE
            given public.products%ROWTYPE;
        BEGIN
            SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
                FROM (SELECT format('id = %s', id) AS example FROM public.products WHERE price::numeric(8,2)::numeric(12,2)::text IS DISTINCT FROM price::text LIMIT 1001) AS lost;
        EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
            pawl.rows := 0;
            FOR given IN SELECT * FROM public.products LOOP
                EXIT WHEN pawl.rows = 1001;
                BEGIN
                    CONTINUE WHEN NOT coalesce((SELECT price::numeric(8,2)::numeric(12,2)::text IS DISTINCT FROM price::text FROM (SELECT given.*) AS products), false);
                EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
                    NULL; -- it cannot be converted at all
                END;
                pawl.rows := pawl.rows + 1;
                pawl.example := coalesce(pawl.example, (SELECT format('id = %s', id) FROM (SELECT given.*) AS products));
            END LOOP;
        END;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
END
$$;

DROP VIEW public.order_totals;
ALTER TABLE public.order_items ALTER COLUMN price TYPE numeric(8,2);

CREATE VIEW public.order_totals AS
 SELECT o.id,
    o.customer_id,
    o.status,
    COALESCE(sum(((i.quantity)::numeric * i.price)), (0)::numeric) AS total
   FROM (public.orders o
     LEFT JOIN public.order_items i ON ((i.order_id = o.id)))
  GROUP BY o.id;

DROP TRIGGER products_changed_at ON public.products;
ALTER TABLE public.products ALTER COLUMN price TYPE numeric(8,2);
CREATE TRIGGER products_changed_at BEFORE UPDATE OF title, price, description ON public.products FOR EACH ROW EXECUTE FUNCTION public.set_changed_at();
ALTER TABLE public.orders ALTER COLUMN channel DROP DEFAULT;

COMMIT;
