-- pawl 0.1.0-dev · wider_prices
-- phase:       expand
-- transaction: yes
-- reverse:     UNSAFE: column public.products.legacy_code loses its values
-- from sha256:aee228436bdad0c526f0bc76c06fa723124a791adb2d2bf6424d7cd7df5482d7
-- to   sha256:0bb668dded8c8737047939c31f65a9e581ca52868dc09b5eb37192eb8d76eb75

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
ALTER TABLE public.products DROP COLUMN legacy_code;

COMMIT;
