create schema billing;

create table billing.invoices (
  id        bigint generated always as identity primary key,
  tenant_id uuid not null default tenancy.current_tenant() references tenancy.tenants,
  number    text not null,
  due       date not null,
  paid_on   date,
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
using (tenant_id = tenancy.current_tenant())
with check (tenant_id = tenancy.current_tenant());

-- What each tenant still has to pay.
create view billing.open_amounts with (security_barrier) as
select i.tenant_id, sum(l.amount) as amount, min(i.due) as first_due
from billing.invoices i
join billing.lines l on l.invoice_id = i.id
where i.paid_on is null
group by i.tenant_id;

grant usage on schema billing, tenancy to billing_service;
grant select, insert, update on billing.invoices, billing.lines to billing_service;
grant select on billing.open_amounts to billing_service;
