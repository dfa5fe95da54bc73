-- pawl 0.1.0-dev · reviews · 2 of 7 · undo
-- proven sha256:d689dfd33efab13d98386d144fbcf01a2b77659fc57c48bb2307832b5ef0966e PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

LOCK TABLE public.reviews IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.products IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.reviews) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.reviews holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.products WHERE changed_at IS NOT NULL) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.products.changed_at holds values that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.orders WHERE channel IS NOT NULL AND channel::text IS DISTINCT FROM ('web')::text) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.orders.channel holds values that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DROP MATERIALIZED VIEW public.product_ratings;
DROP TABLE public.reviews;
DROP TRIGGER products_changed_at ON public.products;
DROP FUNCTION public.set_changed_at();
ALTER TABLE public.products DROP COLUMN search;
ALTER TABLE public.products DROP COLUMN changed_at;
DROP TRIGGER zz_pawl_orders_channel_fill ON public.orders;
DROP FUNCTION public.pawl_orders_channel_fill();
ALTER TABLE public.orders DROP CONSTRAINT IF EXISTS pawl_channel_not_null;
ALTER TABLE public.orders DROP COLUMN channel;
DROP DOMAIN public.stars;

COMMIT;
