-- pawl 0.1.0-dev · wider_prices · 2 of 2
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: column public.products.legacy_code loses its values
-- from sha256:5535ad07e9efeaf6787789debe16774b5f0779eb5c33d5b5f42ed4e2ee948e8e
-- to   sha256:deda252387db0167f814c0463547013336486b658a1d81f6b815ea2bf8da6e9e
-- proven sha256:a9a622ebdcf3ac7c642481944d953e8700f04445ede545e64dd357570cb3a20e PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.products DROP COLUMN legacy_code;

COMMIT;
