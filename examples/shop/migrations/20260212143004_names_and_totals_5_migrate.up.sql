-- pawl 0.1.0-dev · names_and_totals · 5 of 7
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- from sha256:b669a34cb5501739321ebe99c85b13a42ee41af217d72b4b32c73ea15b28a169
-- to   sha256:f2e26c9fde84c47e0d2fc842a2cc7dde53fb56cda88694ec1e2c5ae550005286

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers VALIDATE CONSTRAINT pawl_full_name_not_null;

COMMIT;
