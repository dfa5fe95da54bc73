-- pawl 0.1.0-dev · names_and_totals · 5 of 5
-- phase:       contract
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- table:       public.customers: taken to be large and in use
-- from sha256:dfbc98b3eb5e23b0232abfad4c6f33db333dfe8eaba5f5d710dc81f719b216f7
-- to   sha256:817483bbebba8c1a25a0be8d96f479c7caf3636b8280b7134f7a957d281a5291
-- proven sha256:ce394a66c01a3baef0113497fa1794b38f93ba4d192e3ffc1d4b4b2c992cff72 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

DROP TRIGGER zz_pawl_customers_full_name_sync ON public.customers;
DROP FUNCTION public.pawl_customers_full_name_sync();
ALTER TABLE public.customers DROP COLUMN name;

COMMIT;
