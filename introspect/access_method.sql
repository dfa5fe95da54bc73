SELECT 'pg_catalog.pg_am'::pg_catalog.regclass::oid AS class, a.oid, 0 AS sub,
    a.amname::text AS name, a.amtype::text AS type,
    pg_catalog.jsonb_build_object('Schema', nullif(pn.nspname, 'pg_catalog'), 'Name', p.proname) AS handler
FROM pg_catalog.pg_am a
JOIN pg_catalog.pg_proc p ON p.oid = a.amhandler
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
WHERE a.oid >= 16384 AND {{own "pg_am" "a.oid"}}
