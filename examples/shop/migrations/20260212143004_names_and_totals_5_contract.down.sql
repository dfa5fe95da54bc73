-- pawl 0.1.0-dev · names_and_totals · 5 of 5 · undo
-- proven sha256:e71e7b669d1199fa00f563a3d3a43c7a698b5a85acc15a892a68a81e01fcd3f5 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ADD COLUMN name text;
UPDATE public.customers SET name = full_name WHERE name IS NULL;

CREATE FUNCTION public.pawl_customers_full_name_sync()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    -- name is a copy of full_name.
    IF TG_OP = 'INSERT' THEN
        IF NEW.name IS NULL THEN
            NEW.name := NEW.full_name;
        ELSE
            NEW.full_name := NEW.name;
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

COMMIT;
