-- pawl 0.1.0-dev · names_and_totals · 4 of 6
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- table:       public.customers: taken to be large and in use
-- from sha256:5a2c6bbbe50ee2db4cc1bd7f09cfac2a10580ec346e3590afa67f8972f43895f
-- to   sha256:498b65941f28706fad33e18291d7164d2d17c4b842e864b05ed20ed0765468f2

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers VALIDATE CONSTRAINT pawl_full_name_not_null;

COMMIT;
