-- pawl 0.1.0-dev · names_and_totals · 4 of 6
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- from sha256:b9d19a7cbfdb16254623a2690e0d310d70cce77ea861d411811ffba5db722443
-- to   sha256:564baa9f8135d154470a0834dcae9e02748e533a26d5c5ee470d5418822cffcc

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers VALIDATE CONSTRAINT pawl_full_name_not_null;

COMMIT;
