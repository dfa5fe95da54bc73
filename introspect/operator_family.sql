SELECT 'pg_catalog.pg_opfamily'::pg_catalog.regclass::oid AS class, f.oid, 0 AS sub,
    n.nspname::text AS schema, f.opfname::text AS name, am.amname::text AS method
FROM pg_catalog.pg_opfamily f
JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace
JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod
WHERE {{user "f.opfnamespace"}} AND {{own "pg_opfamily" "f.oid"}}
