-- pawl 0.1.0-dev · wider_prices · 1 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:f5e2bc5c0e8ffe583d7ceb16f6f70493bb54a9122a2498b6c55ca3b156c8b6ab
-- to   sha256:5535ad07e9efeaf6787789debe16774b5f0779eb5c33d5b5f42ed4e2ee948e8e
-- proven sha256:89ca29e85cf938a6db0cb1af781632107a89e622499a832a6cd3187a97b8d8c5 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

-- Queries lock a view before what it reads, and so does this.
ALTER VIEW public.order_totals RESET (security_barrier);

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
