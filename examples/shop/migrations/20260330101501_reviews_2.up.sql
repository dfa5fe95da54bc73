-- pawl 0.1.0-dev · reviews · 2 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:8fa5ce1e83dc2d56fb29dba9b1e0d70a50b4f7950d0200fbbbc499dad32a706d
-- to   sha256:aee228436bdad0c526f0bc76c06fa723124a791adb2d2bf6424d7cd7df5482d7

BEGIN;
SET LOCAL lock_timeout = '5s';

CREATE DOMAIN public.stars AS smallint
    CONSTRAINT stars_check CHECK (((VALUE >= 1) AND (VALUE <= 5)));

ALTER TABLE public.orders ADD COLUMN channel text;
UPDATE public.orders SET channel = 'web' WHERE channel IS NULL;
ALTER TABLE public.orders ALTER COLUMN channel SET NOT NULL;
ALTER TABLE public.products ADD COLUMN changed_at timestamp with time zone;
ALTER TABLE public.products ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, ((title || ' '::text) || COALESCE(description, ''::text)))) STORED;
CREATE INDEX products_search_idx ON public.products USING gin (search);

CREATE TABLE public.reviews (
    product_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    stars public.stars NOT NULL,
    body text,
    CONSTRAINT reviews_pkey PRIMARY KEY (product_id, customer_id),
    CONSTRAINT reviews_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE,
    CONSTRAINT reviews_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE
);

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
