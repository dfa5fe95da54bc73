-- pawl 0.1.0-dev · start · undo
-- proven sha256:f7c8ec73c644854c865acb980d0699e11451f4edf0ec71bc2566157494384ba1 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

LOCK TABLE identity.users IN ACCESS EXCLUSIVE MODE;
LOCK TABLE billing.lines IN ACCESS EXCLUSIVE MODE;
LOCK TABLE tenancy.tenants IN ACCESS EXCLUSIVE MODE;
LOCK TABLE billing.invoices IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM identity.users) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: identity.users holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM billing.lines) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: billing.lines holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM tenancy.tenants) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: tenancy.tenants holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM billing.invoices) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: billing.invoices holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
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
