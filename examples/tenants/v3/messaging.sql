create schema messaging;

create type messaging.address as (name text, email text);

create domain messaging.subject as text check (length(value) between 1 and 200);

create table messaging.messages (
  id        bigint generated always as identity primary key,
  tenant_id uuid not null default tenancy.current_tenant() references tenancy.tenants,
  recipient messaging.address not null,
  subject   messaging.subject not null,
  body      text not null,
  sent_at   timestamptz
);

create index messages_unsent_idx on messaging.messages (id) where sent_at is null;

alter table messaging.messages enable row level security;

create policy own_tenant on messaging.messages
using (tenant_id = tenancy.current_tenant());

-- Marks the oldest messages that wait as sent, and returns them.
create function messaging.take(most integer) returns setof messaging.messages
language plpgsql
as $$
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
$$;

grant usage on schema messaging, tenancy to messaging_service;
grant select, insert, update on messaging.messages to messaging_service;
