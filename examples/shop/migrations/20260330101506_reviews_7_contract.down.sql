-- pawl 0.1.0-dev · reviews · 7 of 7 · undo
-- proven sha256:e19d6e7b3f4d4cbb469951cbdbcd5155266f4868688d60287a6a98b1912763e1 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

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

COMMIT;
