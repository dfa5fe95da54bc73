-- pawl 0.1.0-dev · start
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:e4971a3fba181e8c088c05f568ef85d84f4726cf21a80be45da1f8189865d0e5
-- to   sha256:88bf11e8a0f3cedae7a1156f8d27e2a59106d5096cc5c568a595dafc2dd8aac0
-- proven sha256:688daca56e4857e938f60643181fee5077e91c7b7d52e93870fc405a7d4e819a PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

CREATE SCHEMA billing;
GRANT USAGE ON SCHEMA billing TO billing_service;
CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO identity_service;
CREATE SCHEMA tenancy;
GRANT USAGE ON SCHEMA tenancy TO billing_service;
GRANT USAGE ON SCHEMA tenancy TO identity_service;
CREATE TYPE identity.role AS ENUM ('member', 'admin');

CREATE TABLE tenancy.tenants (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tenants_pkey PRIMARY KEY (id),
    CONSTRAINT tenants_name_key UNIQUE (name)
);

GRANT SELECT ON TABLE tenancy.tenants TO identity_service;

CREATE FUNCTION tenancy.current_tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid;

CREATE TABLE billing.invoices (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    tenant_id uuid DEFAULT tenancy.current_tenant() NOT NULL,
    number text NOT NULL,
    due date NOT NULL,
    paid boolean DEFAULT false NOT NULL,
    CONSTRAINT invoices_pkey PRIMARY KEY (id),
    CONSTRAINT invoices_tenant_id_number_key UNIQUE (tenant_id, number),
    CONSTRAINT invoices_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id)
);

ALTER TABLE billing.invoices ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON billing.invoices USING ((tenant_id = tenancy.current_tenant()));
GRANT SELECT, INSERT, UPDATE ON TABLE billing.invoices TO billing_service;

CREATE TABLE billing.lines (
    invoice_id bigint NOT NULL,
    "position" smallint NOT NULL,
    text text NOT NULL,
    amount numeric(12,2) NOT NULL,
    CONSTRAINT lines_pkey PRIMARY KEY (invoice_id, "position"),
    CONSTRAINT lines_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES billing.invoices(id) ON DELETE CASCADE
);

GRANT SELECT, INSERT, UPDATE ON TABLE billing.lines TO billing_service;

CREATE TABLE identity.users (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    tenant_id uuid DEFAULT tenancy.current_tenant() NOT NULL,
    email text NOT NULL,
    role identity.role DEFAULT 'member'::identity.role NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenancy.tenants(id)
);

ALTER TABLE identity.users ENABLE ROW LEVEL SECURITY;
CREATE UNIQUE INDEX users_email_key ON identity.users USING btree (tenant_id, lower(email));
CREATE POLICY own_tenant ON identity.users USING ((tenant_id = tenancy.current_tenant()));
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE identity.users TO identity_service;

COMMIT;
