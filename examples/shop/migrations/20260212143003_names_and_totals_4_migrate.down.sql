-- pawl 0.1.0-dev · names_and_totals · 4 of 5 · undo
-- proven sha256:64284a30508d9727a1cc6063c258ca0a9805817e2efec34085f0b4a292564661 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

CREATE OR REPLACE FUNCTION public.pawl_customers_full_name_sync()
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

ALTER TABLE public.customers RENAME COLUMN full_name TO name__old;
ALTER TABLE public.customers RENAME COLUMN name TO full_name;
ALTER TABLE public.customers RENAME COLUMN name__old TO name;

COMMIT;
