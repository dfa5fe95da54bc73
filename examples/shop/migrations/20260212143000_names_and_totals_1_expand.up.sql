-- pawl 0.1.0-dev · names_and_totals · 1 of 5
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- rules:       column-renamed
-- table:       public.customers: taken to be large and in use
-- table:       public.products: taken to be large and in use
-- from sha256:31a3e471bfa38b34098f6fff63b5f176d56357f1b92b687475ae6a051c125411
-- to   sha256:eb6f11877f4c5e224e3f6f79e91e12269fee89392b87a0c3afb9cd5acb2855b6
-- proven sha256:af34783354bc28b5c4f3406d451192a4cce50344df6e0f8d433bd39a828f406d PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ADD COLUMN full_name text;
ALTER TABLE public.products ADD COLUMN description text;
COMMENT ON COLUMN public.products.description IS 'Shown on the page of the product';

CREATE FUNCTION public.pawl_customers_full_name_sync()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    -- full_name is a copy of name.
    IF TG_OP = 'INSERT' THEN
        IF NEW.full_name IS NULL THEN
            NEW.full_name := NEW.name;
        ELSE
            NEW.name := NEW.full_name;
        END IF;
    ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
        NEW.name := NEW.full_name;
    ELSE
        NEW.full_name := NEW.name;
    END IF;
    RETURN NEW;
END
$function$;

CREATE TRIGGER zz_pawl_customers_full_name_sync BEFORE INSERT OR UPDATE ON public.customers FOR EACH ROW EXECUTE FUNCTION public.pawl_customers_full_name_sync();

CREATE VIEW public.order_totals AS
 SELECT o.id,
    o.customer_id,
    o.status,
    COALESCE(sum(((i.quantity)::numeric * i.price)), (0)::numeric) AS total
   FROM (public.orders o
     LEFT JOIN public.order_items i ON ((i.order_id = o.id)))
  GROUP BY o.id;

COMMIT;
