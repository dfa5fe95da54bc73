-- Not null constraints (contype n, since PostgreSQL 17) are read with their domains.
SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid AS class, k.oid, 0 AS sub,
    n.nspname::text AS schema, d.typname::text AS domain, k.conname::text AS name,
    pg_catalog.regexp_replace(pg_catalog.pg_get_constraintdef(k.oid), ' NOT VALID$', '') AS definition,
    k.convalidated AS validated
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_type d ON d.oid = k.contypid
JOIN pg_catalog.pg_namespace n ON n.oid = d.typnamespace
WHERE k.contype = 'c' AND {{user "d.typnamespace"}} AND {{own "pg_type" "d.oid"}}
