-- pawl 0.1.0-dev · wider_prices · 2 of 2
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: column public.products.legacy_code loses its values
-- from sha256:dc8100e90a90ae0d6fcaadf7667953db59ecf9cabf299a03bb740d2f6217627b
-- to   sha256:b57d044c333875b11ef86862664af86b98d9c9e7ccb0e767234faa2b43a77f47

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.products DROP COLUMN legacy_code;

COMMIT;
