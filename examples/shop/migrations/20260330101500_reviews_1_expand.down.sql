-- pawl 0.1.0-dev · reviews · 1 of 7 · undo
-- proven sha256:f0c3a56a04a98bb73e78ffa2f62d9ba0b8f230b5d2ad639740bb5af883929195 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL row_security = off;

-- Queries lock a view before what it reads, and so does this.
ALTER VIEW public.order_totals RESET (security_barrier);

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
        pawl.message := 'irreversible: public.orders.status holds values that enum public.order_status does not have';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM public.orders WHERE status::text <> ALL (ARRAY['new', 'paid', 'shipped']::text[]) LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
END
$$;

DROP VIEW public.order_totals;
DROP INDEX public.orders_unpaid_idx;
ALTER TABLE public.orders ALTER COLUMN status DROP DEFAULT;
ALTER TYPE public.order_status RENAME TO order_status__old;
CREATE TYPE public.order_status AS ENUM ('new', 'paid', 'shipped');
ALTER TABLE public.orders ALTER COLUMN status TYPE public.order_status USING status::text::public.order_status;
ALTER TABLE public.orders ALTER COLUMN status SET DEFAULT 'new'::public.order_status;
CREATE INDEX orders_unpaid_idx ON public.orders USING btree (placed_at) WHERE (status = 'new'::public.order_status);

CREATE VIEW public.order_totals AS
 SELECT o.id,
    o.customer_id,
    o.status,
    COALESCE(sum(((i.quantity)::numeric * i.price)), (0)::numeric) AS total
   FROM (public.orders o
     LEFT JOIN public.order_items i ON ((i.order_id = o.id)))
  GROUP BY o.id;

DROP TYPE public.order_status__old;

COMMIT;
