-- pawl 0.1.0-dev · payments · 3 of 3
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: column billing.invoices.paid loses its values
-- from sha256:b85998694bdc2f40e302d0dd4e88f2105b9f3f4f491764676a31910d11098996
-- to   sha256:960732e3567499c8deb0d52ad4ae8f4cca787b9f3e4792960b2ceca04a595d93
-- proven sha256:1a6ada5fd74a34970321630b6c661e86fde7595291f126a6a97812afc6b8c13b PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE billing.invoices DROP COLUMN paid;

COMMIT;
