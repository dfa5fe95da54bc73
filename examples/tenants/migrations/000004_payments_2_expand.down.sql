-- pawl 0.1.0-dev · payments · 2 of 3 · undo
-- proven sha256:114bbeb962e8e9edd0b3d4281886b0319b0354a3cf42f08aece785031c289713 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

LOCK TABLE identity.sessions IN ACCESS EXCLUSIVE MODE;
LOCK TABLE billing.invoices IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM identity.sessions) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: identity.sessions holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM billing.invoices WHERE paid_on IS NOT NULL) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: billing.invoices.paid_on holds values that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

CREATE OR REPLACE VIEW billing.open_amounts WITH (security_barrier='true') AS
 SELECT i.tenant_id,
    sum(l.amount) AS amount,
    min(i.due) AS first_due
   FROM (billing.invoices i
     JOIN billing.lines l ON ((l.invoice_id = i.id)))
  WHERE (NOT i.paid)
  GROUP BY i.tenant_id;

DROP TABLE identity.sessions;
DROP POLICY own_tenant ON billing.invoices;
CREATE POLICY own_tenant ON billing.invoices USING ((tenant_id = tenancy.current_tenant()));
ALTER TABLE billing.invoices DROP COLUMN paid_on;

COMMIT;
