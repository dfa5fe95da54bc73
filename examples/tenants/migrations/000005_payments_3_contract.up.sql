-- pawl 0.1.0-dev · payments · 3 of 3
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: column billing.invoices.paid loses its values
-- from sha256:3ebdde883b195f2b6bc2fff36994d276f83f6cdbbc229d2c1517c2aa47c55b77
-- to   sha256:7bf71cd8bbcfb77bac6ec87525355c9216c4275775eb189c467c99a112cf4157

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE billing.invoices DROP COLUMN paid;

COMMIT;
