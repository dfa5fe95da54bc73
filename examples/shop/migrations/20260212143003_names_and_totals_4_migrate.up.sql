-- pawl 0.1.0-dev · names_and_totals · 4 of 5
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- table:       public.customers: taken to be large and in use
-- from sha256:8d70409d7c22347eba78c0ad99b73313c28a34e5a3b48fa0653cb9808fc60e90
-- to   sha256:dfbc98b3eb5e23b0232abfad4c6f33db333dfe8eaba5f5d710dc81f719b216f7
-- proven sha256:e913e0b14da4f8964c0d65caf6db89d64ec1033804a95c6541b06eddb6ed07cf PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers RENAME COLUMN name TO name__old;
ALTER TABLE public.customers RENAME COLUMN full_name TO name;
ALTER TABLE public.customers RENAME COLUMN name__old TO full_name;

CREATE OR REPLACE FUNCTION public.pawl_customers_full_name_sync()
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

COMMIT;
