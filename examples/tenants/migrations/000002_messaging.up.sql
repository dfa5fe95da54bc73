-- pawl 0.1.0-dev · messaging
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:88bf11e8a0f3cedae7a1156f8d27e2a59106d5096cc5c568a595dafc2dd8aac0
-- to   sha256:ec4798ae922d275a348faf3ac6d2089eb3884a412cc4a8c908250f71ba7e1c9e
-- proven sha256:5cc1b1b6823e5977aa4aa5837c9117c788670bad5822151b123260d558140120 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

CREATE SCHEMA messaging;
GRANT USAGE ON SCHEMA messaging TO messaging_service;
GRANT USAGE ON SCHEMA tenancy TO messaging_service;

CREATE TYPE messaging.address AS (
    name text,
    email text
);

CREATE DOMAIN messaging.subject AS text
    CONSTRAINT subject_check CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 200)));

ALTER TABLE identity.users ADD COLUMN locale text DEFAULT 'en'::text NOT NULL;

CREATE TABLE messaging.messages (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    tenant_id uuid DEFAULT tenancy.current_tenant() NOT NULL,
    recipient messaging.address NOT NULL,
    subject messaging.subject NOT NULL,
    body text NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT messages_pkey PRIMARY KEY (id),
    CONSTRAINT messages_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id)
);

ALTER TABLE messaging.messages ENABLE ROW LEVEL SECURITY;
CREATE INDEX messages_unsent_idx ON messaging.messages USING btree (id) WHERE (sent_at IS NULL);
CREATE POLICY own_tenant ON messaging.messages USING ((tenant_id = tenancy.current_tenant()));
GRANT SELECT, INSERT, UPDATE ON TABLE messaging.messages TO messaging_service;

CREATE FUNCTION messaging.take(most integer)
 RETURNS SETOF messaging.messages
 LANGUAGE plpgsql
AS $function$
begin
  return query
  update messaging.messages set sent_at = now()
  where id in (
    select id from messaging.messages
    where sent_at is null
    order by id
    limit most
    for update skip locked
  )
  returning *;
end
$function$;

CREATE VIEW billing.open_amounts WITH (security_barrier='true') AS
 SELECT i.tenant_id,
    sum(l.amount) AS amount,
    min(i.due) AS first_due
   FROM (billing.invoices i
     JOIN billing.lines l ON ((l.invoice_id = i.id)))
  WHERE (NOT i.paid)
  GROUP BY i.tenant_id;

GRANT SELECT ON TABLE billing.open_amounts TO billing_service;

COMMIT;
