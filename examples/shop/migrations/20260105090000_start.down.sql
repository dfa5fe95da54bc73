-- pawl 0.1.0-dev · start · undo
-- proven sha256:1451181f60d5c54fde53b8f1f2d2b7ecc024f71c347160304f73213661a2c601 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

LOCK TABLE public.products IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.order_items IN ACCESS EXCLUSIVE MODE;
LOCK TABLE public.customers IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.products) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.products holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.orders) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.orders holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.order_items) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.order_items holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.customers) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: public.customers holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

ALTER TABLE public.order_items DROP CONSTRAINT order_items_product_id_fkey;
DROP TABLE public.products;
ALTER TABLE public.order_items DROP CONSTRAINT order_items_order_id_fkey;
DROP TABLE public.orders;
DROP TABLE public.order_items;
DROP TABLE public.customers;
DROP TYPE public.order_status;

COMMIT;
