-- pawl 0.1.0-dev · payments · 2 of 3
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:ca9353122b33e1b2a1210a3ee78877dd061e24b96df499046868753400cd02ed
-- to   sha256:b85998694bdc2f40e302d0dd4e88f2105b9f3f4f491764676a31910d11098996
-- proven sha256:bbf313dc811516976a29b5e4d51de980dfc2e71398bcfef6b8b6d382f9624e81 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

-- Queries lock a view before what it reads, and so does this.
ALTER VIEW billing.open_amounts SET (security_barrier='true');

ALTER TABLE billing.invoices ADD COLUMN paid_on date;
ALTER POLICY own_tenant ON billing.invoices WITH CHECK ((tenant_id = tenancy.current_tenant()));

CREATE TABLE identity.sessions (
    token bytea NOT NULL,
    user_id bigint NOT NULL,
    expires timestamp with time zone NOT NULL,
    CONSTRAINT sessions_pkey PRIMARY KEY (token),
    CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);

COMMENT ON TABLE identity.sessions IS 'Tokens are stored as SHA-256';
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE identity.sessions TO identity_service;

CREATE OR REPLACE VIEW billing.open_amounts WITH (security_barrier='true') AS
 SELECT i.tenant_id,
    sum(l.amount) AS amount,
    min(i.due) AS first_due
   FROM (billing.invoices i
     JOIN billing.lines l ON ((l.invoice_id = i.id)))
  WHERE (i.paid_on IS NULL)
  GROUP BY i.tenant_id;

COMMIT;
