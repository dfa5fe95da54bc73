SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass::oid AS class, n.oid, 0 AS sub, n.nspname::text AS name
FROM pg_catalog.pg_namespace n
WHERE {{user "n.oid"}} AND {{own "pg_namespace" "n.oid"}}
