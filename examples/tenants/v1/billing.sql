create schema billing;

create table billing.invoices (
  id        bigint generated always as identity primary key,
  tenant_id uuid not null default tenancy.current_tenant() references tenancy.tenants,
  number    text not null,
  due       date not null,
  paid      boolean not null default false,
  unique (tenant_id, number)
);

create table billing.lines (
  invoice_id bigint not null references billing.invoices on delete cascade,
  position   smallint not null,
  text       text not null,
  amount     numeric(12,2) not null,
  primary key (invoice_id, position)
);

alter table billing.invoices enable row level security;

create policy own_tenant on billing.invoices
using (tenant_id = tenancy.current_tenant());

grant usage on schema billing, tenancy to billing_service;
grant select, insert, update on billing.invoices, billing.lines to billing_service;
