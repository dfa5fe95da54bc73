-- pawl 0.1.0-dev · wider_prices · 1 of 2 · undo
-- proven sha256:28a47eed3fdf8ea4369be027042cf7414f99cbff895bd9f1276a235cbd77ab8f PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

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
