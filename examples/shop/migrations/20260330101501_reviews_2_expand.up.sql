-- pawl 0.1.0-dev · reviews · 2 of 7
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- table:       public.products: taken to be large and in use
-- from sha256:697506799e8c2ef6ce6ae9ba8109cf27600b3ca29546233db21cf782e67ebbb0
-- to   sha256:41ad392c6a7e621022ebde082af410dcaa35405c4e76e19ea5e93a9f2458e80d
-- proven sha256:cdef4386408febe35464f9347d25b5056bef400babe979b9b86e0d22c76f097d PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

CREATE DOMAIN public.stars AS smallint
    CONSTRAINT stars_check CHECK (((VALUE >= 1) AND (VALUE <= 5)));

ALTER TABLE public.orders ADD COLUMN channel text;
ALTER TABLE public.orders ADD CONSTRAINT pawl_channel_not_null CHECK ((channel IS NOT NULL)) NOT VALID;
ALTER TABLE public.products ADD COLUMN changed_at timestamp with time zone;
ALTER TABLE public.products ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, ((title || ' '::text) || COALESCE(description, ''::text)))) STORED;

CREATE TABLE public.reviews (
    product_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    stars public.stars NOT NULL,
    body text,
    CONSTRAINT reviews_pkey PRIMARY KEY (product_id, customer_id),
    CONSTRAINT reviews_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE,
    CONSTRAINT reviews_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE
);

CREATE FUNCTION public.pawl_orders_channel_fill()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.channel IS NULL THEN
        NEW.channel := (SELECT 'web' FROM (SELECT NEW.*) AS orders);
    END IF;
    RETURN NEW;
END
$function$;

CREATE TRIGGER zz_pawl_orders_channel_fill BEFORE INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.pawl_orders_channel_fill();

CREATE FUNCTION public.set_changed_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.changed_at := now();
  return new;
end
$function$;

CREATE TRIGGER products_changed_at BEFORE UPDATE OF title, price, description ON public.products FOR EACH ROW EXECUTE FUNCTION public.set_changed_at();

CREATE MATERIALIZED VIEW public.product_ratings AS
 SELECT reviews.product_id,
    count(*) AS reviews,
    round(avg((reviews.stars)::smallint), 1) AS stars
   FROM public.reviews
  GROUP BY reviews.product_id;

CREATE UNIQUE INDEX product_ratings_product_id_idx ON public.product_ratings USING btree (product_id);

COMMIT;
