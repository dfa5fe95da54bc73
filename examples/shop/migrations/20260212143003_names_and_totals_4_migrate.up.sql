-- pawl 0.1.0-dev · names_and_totals · 4 of 6
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- table:       public.customers: taken to be large and in use
-- from sha256:059bd44012affa227801524f2652860418bfbcbe27b448e05450601e9fbf9b1d
-- to   sha256:96017e67f5a5f62985f80fcabf607734de03b561776391c22d46bf51b6ea8063
-- proven sha256:1028a9f7af32766b45ede2825b352c72f38a325c228395cd533b8504120c9669 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers VALIDATE CONSTRAINT pawl_full_name_not_null;

COMMIT;
