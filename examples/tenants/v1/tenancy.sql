-- What all services share: who the tenants are, and whose turn it is.

create schema tenancy;

create table tenancy.tenants (
  id         uuid primary key default gen_random_uuid(),
  name       text not null unique,
  created_at timestamptz not null default now()
);

-- The tenant of this session; none, if the application did not say.
create function tenancy.current_tenant() returns uuid
language sql stable
return nullif(current_setting('app.tenant', true), '')::uuid;
