-- The view is open to everyone and hides the password. The catalog under it is not, so its address is looked up.
SELECT k.oid AS class, r.oid, 0 AS sub, r.rolname::text AS name,
    r.rolsuper AS superuser, r.rolcreatedb AS create_databases, r.rolcreaterole AS create_roles, r.rolinherit AS inherit,
    r.rolcanlogin AS login, r.rolreplication AS replication, r.rolbypassrls AS bypass_row_security,
    r.rolconnlimit AS connection_limit, coalesce(r.rolvaliduntil, 'infinity')::text AS valid_until,
    (SELECT pg_catalog.array_agg(s ORDER BY s COLLATE "C") FROM pg_catalog.unnest(r.rolconfig) s) AS settings
FROM pg_catalog.pg_roles r
JOIN pg_catalog.pg_class k ON k.relnamespace = 'pg_catalog'::pg_catalog.regnamespace AND k.relname = 'pg_authid'
