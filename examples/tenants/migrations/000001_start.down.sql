-- pawl 0.1.0-dev · start · undo
-- proven sha256:8855351f596efb4985bf6b829c0d3c85e117a08923bfdbba01dfa0c4afdc735a PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL row_security = off;

LOCK TABLE identity.users IN ACCESS EXCLUSIVE MODE;
LOCK TABLE billing.lines IN ACCESS EXCLUSIVE MODE;
LOCK TABLE tenancy.tenants IN ACCESS EXCLUSIVE MODE;
LOCK TABLE billing.invoices IN ACCESS EXCLUSIVE MODE;

DO $$
#variable_conflict use_column
<<pawl>>
DECLARE
    message text;
    rows    bigint;
    example text;
BEGIN
    LOOP
        pawl.message := 'irreversible: identity.users holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM identity.users LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: billing.lines holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('invoice_id = %s AND "position" = %s', invoice_id, "position") AS example FROM billing.lines LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: tenancy.tenants holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %L', id) AS example FROM tenancy.tenants LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: billing.invoices holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM billing.invoices LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
END
$$;

DROP TABLE identity.users;
DROP TABLE billing.lines;
DROP POLICY own_tenant ON billing.invoices;
ALTER TABLE billing.invoices DROP CONSTRAINT invoices_tenant_id_fkey;
DROP TABLE tenancy.tenants;
ALTER TABLE billing.invoices ALTER COLUMN tenant_id DROP DEFAULT;
DROP FUNCTION tenancy.current_tenant();
DROP TABLE billing.invoices;
DROP TYPE identity.role;
DROP SCHEMA tenancy;
DROP SCHEMA identity;
DROP SCHEMA billing;

COMMIT;
