insert into tenancy.tenants (id, name)
select md5(n::text)::uuid, 'Tenant ' || n
from generate_series(1, 20) n;

insert into identity.users (tenant_id, email, role)
select md5((1 + n % 20)::text)::uuid, 'user' || n || '@example.com', case when n <= 20 then 'admin' else 'member' end::identity.role
from generate_series(1, 500) n;

insert into billing.invoices (tenant_id, number, due, paid)
select md5((1 + n % 20)::text)::uuid, to_char(n, 'FM000000'), date '2026-01-31' + n % 90, n % 4 <> 0
from generate_series(1, 1000) n;

insert into billing.lines (invoice_id, position, text, amount)
select n, position, 'Line ' || position, 10 + n % 50
from generate_series(1, 1000) n, generate_series(1, 2) position;
