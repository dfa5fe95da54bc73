-- pawl 0.1.0-dev · payments · 3 of 3
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: column billing.invoices.paid loses its values
-- from sha256:44e1dcf73410c9b0ac956b090784e4b42bb571a2fc5c1a0df974b5d5af2faab5
-- to   sha256:0b40a459b15b27057a2de57b1a3cb77c9de502c682932fcb25f1ca6bd32af9ec

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE billing.invoices DROP COLUMN paid;

COMMIT;
