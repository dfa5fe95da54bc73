-- pawl 0.1.0-dev · messaging
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:2d5db234aa5e7d96a351f03f2b91783368d02a58942f6ec6fdb9279226e7f9f0
-- to   sha256:c83d09d243ebcd4373bec60c3aad8e49c471134df0d8ae3b9188525423dc08ab
-- proven sha256:2ad0d8052963cb688a55fd71f2049c7a138c6653a8c6c76bfb38d96f7b18484a PostgreSQL 15

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
