-- pawl 0.1.0-dev · wider_prices · 1 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:7a03c4cd4545cd76258b5e0de146eb62b8e8083fa92685bc0c39adaa3b265aef
-- to   sha256:18225a2034cf7712b6ce27e59177dd392d70bd3bcbf1f9f640d86a2a9335d1e8

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
