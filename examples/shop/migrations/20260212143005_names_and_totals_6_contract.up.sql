-- pawl 0.1.0-dev · names_and_totals · 6 of 6
-- phase:       contract
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- table:       public.customers: taken to be large and in use
-- from sha256:3ddd514e4eb7594fc956ed6a9bb1c9c0f7a596d8f0d60bceb393d33709ecd585
-- to   sha256:e7755900007e8601d3ee8f0701b0e5c0bf7e91dd28a1605e56518479915893f1

BEGIN;
SET LOCAL lock_timeout = '5s';

DROP TRIGGER zz_pawl_customers_full_name_sync ON public.customers;
DROP FUNCTION public.pawl_customers_full_name_sync();
ALTER TABLE public.customers DROP COLUMN name;

COMMIT;
