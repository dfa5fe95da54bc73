-- pawl 0.1.0-dev · payments · 3 of 3
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: column billing.invoices.paid loses its values
-- from sha256:d0352c36f65a97b5df221ff46f0184478387296825e34c85245ea24384e5b67c
-- to   sha256:a70e5c06f3fb1f767b36af9a77e3fb2952a302f43856e539b22571abb19edcc0
-- proven sha256:2f6d1f9abb7074afedd3033e8011e23c54901650c500f21a752e1241e9ea2e7d PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE billing.invoices DROP COLUMN paid;

COMMIT;
