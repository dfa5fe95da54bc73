-- pawl 0.1.0-dev · names_and_totals · 5 of 6
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- table:       public.customers: taken to be large and in use
-- from sha256:96017e67f5a5f62985f80fcabf607734de03b561776391c22d46bf51b6ea8063
-- to   sha256:73ae3afc4c0b2527291e63213944b62d1c9164ca8bc56024770736404464cb12
-- proven sha256:5ef76661868b28ec631facb63285947ae36f68461355c26523d57956c10cab69 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ALTER COLUMN full_name SET NOT NULL;
ALTER TABLE public.customers DROP CONSTRAINT pawl_full_name_not_null;

COMMIT;
