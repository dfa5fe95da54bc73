-- pawl 0.1.0-dev · names_and_totals · 6 of 6
-- phase:       contract
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- from sha256:9f3d8e57660ecab4bde95f25322bed2f452bf166dd8d56c9922eb914b6f020d2
-- to   sha256:e7755900007e8601d3ee8f0701b0e5c0bf7e91dd28a1605e56518479915893f1

BEGIN;
SET LOCAL lock_timeout = '5s';

DROP TRIGGER zz_pawl_customers_full_name_sync ON public.customers;
DROP FUNCTION public.pawl_customers_full_name_sync();
ALTER TABLE public.customers DROP COLUMN name;

COMMIT;
