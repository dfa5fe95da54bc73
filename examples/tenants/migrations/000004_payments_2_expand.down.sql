-- pawl 0.1.0-dev · payments · 2 of 3 · undo
-- proven sha256:2b471c97018d688b2d427ff6884ffbc866da88382ed08795e33db0558268f2f8 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL row_security = off;

-- Queries lock a view before what it reads, and so does this.
ALTER VIEW billing.open_amounts SET (security_barrier='true');

LOCK TABLE identity.sessions IN ACCESS EXCLUSIVE MODE;
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
        pawl.message := 'irreversible: identity.sessions holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('token = %L', token) AS example FROM identity.sessions LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: billing.invoices.paid_on holds values that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM billing.invoices WHERE paid_on IS NOT NULL LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
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
