-- pawl 0.1.0-dev · wider_prices · 2 of 2
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: column public.products.legacy_code loses its values
-- from sha256:18225a2034cf7712b6ce27e59177dd392d70bd3bcbf1f9f640d86a2a9335d1e8
-- to   sha256:9d314eecf1800c03500d6d895853918ddcb560b2e16c198858552b79c4c642a8

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.products DROP COLUMN legacy_code;

COMMIT;
