-- pawl 0.1.0-dev · names_and_totals
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:d9f8ef635a7f93c64cabcfcea209d4c0b26f0c1a4d1260399c20ec89f4118bdd
-- to   sha256:72c9d9a64802281eb75960c5d26eece246a97f35eac20a0291ea86bd044da201

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers RENAME COLUMN name TO full_name;
CREATE INDEX orders_unpaid_idx ON public.orders USING btree (placed_at) WHERE (status = 'new'::public.order_status);
ALTER TABLE public.products ADD COLUMN description text;
COMMENT ON COLUMN public.products.description IS 'Shown on the page of the product';

CREATE VIEW public.order_totals AS
 SELECT o.id,
    o.customer_id,
    o.status,
    COALESCE(sum(((i.quantity)::numeric * i.price)), (0)::numeric) AS total
   FROM (public.orders o
     LEFT JOIN public.order_items i ON ((i.order_id = o.id)))
  GROUP BY o.id;

COMMIT;
