-- One database for a product with many tenants. Each service has a schema and a file of its own,
-- and a role that may use what it needs.

\ir tenancy.sql
\ir identity.sql
\ir billing.sql
\ir messaging.sql
