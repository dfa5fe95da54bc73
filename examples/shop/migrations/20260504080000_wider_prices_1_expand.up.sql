-- pawl 0.1.0-dev · wider_prices · 1 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:ea0bf07067ae3388510d023bf6f6f370267fa6d8ec7a317bfa2f5e1185eb7289
-- to   sha256:e9d92c74f84069d7a8d0d926b43b4a952dd48c9f181cdeaf92a5bf9e65d9d3bc

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders ALTER COLUMN channel SET DEFAULT 'web'::text;
DROP VIEW public.order_totals;
ALTER TABLE public.order_items ALTER COLUMN price TYPE numeric(12,2);

CREATE VIEW public.order_totals AS
 SELECT o.id,
    o.customer_id,
    o.status,
    COALESCE(sum(((i.quantity)::numeric * i.price)), (0)::numeric) AS total
   FROM (public.orders o
     LEFT JOIN public.order_items i ON ((i.order_id = o.id)))
  GROUP BY o.id;

DROP TRIGGER products_changed_at ON public.products;
ALTER TABLE public.products ALTER COLUMN price TYPE numeric(12,2);
CREATE TRIGGER products_changed_at BEFORE UPDATE OF title, price, description ON public.products FOR EACH ROW EXECUTE FUNCTION public.set_changed_at();

COMMIT;
