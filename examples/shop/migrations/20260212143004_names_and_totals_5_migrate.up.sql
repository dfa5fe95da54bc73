-- pawl 0.1.0-dev · names_and_totals · 5 of 6
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- from sha256:564baa9f8135d154470a0834dcae9e02748e533a26d5c5ee470d5418822cffcc
-- to   sha256:9f3d8e57660ecab4bde95f25322bed2f452bf166dd8d56c9922eb914b6f020d2

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ALTER COLUMN full_name SET NOT NULL;
ALTER TABLE public.customers DROP CONSTRAINT pawl_full_name_not_null;

COMMIT;
