create schema identity;

create type identity.role as enum ('member', 'admin');

create table identity.users (
  id        bigint generated always as identity primary key,
  tenant_id uuid not null default tenancy.current_tenant() references tenancy.tenants,
  email     text not null,
  role      identity.role not null default 'member',
  locale    text not null default 'en'
);

create unique index users_email_key on identity.users (tenant_id, lower(email));

alter table identity.users enable row level security;

create policy own_tenant on identity.users
using (tenant_id = tenancy.current_tenant());

grant usage on schema identity, tenancy to identity_service;
grant select, insert, update, delete on identity.users to identity_service;
grant select on tenancy.tenants to identity_service;
