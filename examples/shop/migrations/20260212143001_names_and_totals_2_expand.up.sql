-- pawl 0.1.0-dev · names_and_totals · 2 of 7
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- from sha256:b2f0e7172b13ed7e69b1e8a79f6f7e2fdc77b88d50902dfa2c5a5e51d3ebd940
-- to   sha256:2602b5d4fddbc0d9d60a338712929a7bdea3700de0e46d3287cde474800bf218

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ADD CONSTRAINT pawl_full_name_not_null CHECK ((full_name IS NOT NULL)) NOT VALID;

COMMIT;
