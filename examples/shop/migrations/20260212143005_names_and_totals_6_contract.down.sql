-- pawl 0.1.0-dev · names_and_totals · 6 of 6 · undo
-- proven sha256:00cb40c27064c05ca88015bb477f509b1deb96ea639ed6710a782a2e4666869a PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ADD COLUMN name text;
UPDATE public.customers SET name = full_name WHERE name IS NULL;
ALTER TABLE public.customers ALTER COLUMN name SET NOT NULL;

CREATE FUNCTION public.pawl_customers_full_name_sync()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
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

COMMIT;
