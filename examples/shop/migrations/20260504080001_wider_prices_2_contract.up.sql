-- pawl 0.1.0-dev · wider_prices · 2 of 2
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: column public.products.legacy_code loses its values
-- from sha256:e9d92c74f84069d7a8d0d926b43b4a952dd48c9f181cdeaf92a5bf9e65d9d3bc
-- to   sha256:3618d905f21a29bf2bbb50e1621a00690117670db4082075b214ebb324b596f0
-- proven sha256:0b35e96270c34781d5473b2a56b0a51320a71909281746346cc5a31b5c913d97 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.products DROP COLUMN legacy_code;

COMMIT;
