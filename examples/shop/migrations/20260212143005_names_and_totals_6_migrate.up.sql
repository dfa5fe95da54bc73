-- pawl 0.1.0-dev · names_and_totals · 6 of 7
-- phase:       migrate
-- transaction: yes
-- reverse:     safe
-- rules:       column-renamed
-- from sha256:f2e26c9fde84c47e0d2fc842a2cc7dde53fb56cda88694ec1e2c5ae550005286
-- to   sha256:89c937fe04219b20e56ccf6cac17256bf7b10dc0451e3a688ee79af970c0ef37

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.customers ALTER COLUMN full_name SET NOT NULL;
ALTER TABLE public.customers DROP CONSTRAINT pawl_full_name_not_null;

COMMIT;
