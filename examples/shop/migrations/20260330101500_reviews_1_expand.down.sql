-- pawl 0.1.0-dev · reviews · 1 of 7 · undo
-- proven sha256:f0f4a6ca2ce0845608bc41709bb939c2b7c1913c9dee56f72963519e1e0c188a PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.orders WHERE status::text <> ALL (ARRAY['new', 'paid', 'shipped']::text[])) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.orders.status holds values that enum public.order_status does not have',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
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
