-- pawl 0.1.0-dev · names_and_totals · 6 of 6
-- phase:       contract
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- table:       public.customers: taken to be large and in use
-- from sha256:73ae3afc4c0b2527291e63213944b62d1c9164ca8bc56024770736404464cb12
-- to   sha256:817483bbebba8c1a25a0be8d96f479c7caf3636b8280b7134f7a957d281a5291
-- proven sha256:23379088eb4e40b080e6cb2813620e0b0e1bb33d89acaa0ba77bb3258c8e4b06 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

DROP TRIGGER zz_pawl_customers_full_name_sync ON public.customers;
DROP FUNCTION public.pawl_customers_full_name_sync();
ALTER TABLE public.customers DROP COLUMN name;

COMMIT;
