-- pawl 0.1.0-dev · names_and_totals · 5 of 6
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- table:       public.customers: taken to be large and in use
-- from sha256:498b65941f28706fad33e18291d7164d2d17c4b842e864b05ed20ed0765468f2
-- to   sha256:3ddd514e4eb7594fc956ed6a9bb1c9c0f7a596d8f0d60bceb393d33709ecd585

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ALTER COLUMN full_name SET NOT NULL;
ALTER TABLE public.customers DROP CONSTRAINT pawl_full_name_not_null;

COMMIT;
