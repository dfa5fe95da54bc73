create schema identity;

create type identity.role as enum ('member', 'admin', 'owner');

create table identity.users (
  id        bigint generated always as identity primary key,
  tenant_id uuid not null default tenancy.current_tenant() references tenancy.tenants,
  email     text not null,
  role      identity.role not null default 'member',
  locale    text not null default 'en'
);

create unique index users_email_key on identity.users (tenant_id, lower(email));

alter table identity.users enable row level security;

create table identity.sessions (
  token   bytea primary key,
  user_id bigint not null references identity.users on delete cascade,
  expires timestamptz not null
);

comment on table identity.sessions is 'Tokens are stored as SHA-256';

create policy own_tenant on identity.users
using (tenant_id = tenancy.current_tenant());

grant usage on schema identity, tenancy to identity_service;
grant select, insert, update, delete on identity.users, identity.sessions to identity_service;
grant select on tenancy.tenants to identity_service;
