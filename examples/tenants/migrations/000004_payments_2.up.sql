-- pawl 0.1.0-dev · payments · 2 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     UNSAFE: column billing.invoices.paid loses its values
-- from sha256:cfcac16bbeea75aae81424b403af1eca60b4ea76bada1d611331c71ef89ca9b7
-- to   sha256:3ad6da7d210f7f24742ffc8ca8456c0b099a9f2655c9b9d5e1a42c7ebe5396f5

BEGIN;
SET LOCAL lock_timeout = '2s';

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

ALTER TABLE billing.invoices DROP COLUMN paid;

COMMIT;
