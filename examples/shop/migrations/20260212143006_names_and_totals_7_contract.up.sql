-- pawl 0.1.0-dev · names_and_totals · 7 of 7
-- phase:       contract
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- from sha256:89c937fe04219b20e56ccf6cac17256bf7b10dc0451e3a688ee79af970c0ef37
-- to   sha256:2c50db6b5b4a14b4ebe6a4f3029565a65e96e214d0c1af7cb56ec6eda142814c

BEGIN;
SET LOCAL lock_timeout = '5s';

DROP TRIGGER pawl_customers_full_name_sync ON public.customers;
DROP FUNCTION public.pawl_customers_full_name_sync();
ALTER TABLE public.customers DROP COLUMN name;

COMMIT;
