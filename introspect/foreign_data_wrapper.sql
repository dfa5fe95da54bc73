SELECT 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass::oid AS class, f.oid, 0 AS sub,
    f.fdwname::text AS name,
    CASE WHEN h.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', hn.nspname, 'Name', h.proname) END AS handler,
    CASE WHEN v.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', vn.nspname, 'Name', v.proname) END AS validator,
    {{options "f.fdwoptions"}} AS options
FROM pg_catalog.pg_foreign_data_wrapper f
LEFT JOIN pg_catalog.pg_proc h ON h.oid = f.fdwhandler
LEFT JOIN pg_catalog.pg_namespace hn ON hn.oid = h.pronamespace
LEFT JOIN pg_catalog.pg_proc v ON v.oid = f.fdwvalidator
LEFT JOIN pg_catalog.pg_namespace vn ON vn.oid = v.pronamespace
WHERE {{own "pg_foreign_data_wrapper" "f.oid"}}
