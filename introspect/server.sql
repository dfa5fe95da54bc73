SELECT 'pg_catalog.pg_foreign_server'::pg_catalog.regclass::oid AS class, s.oid, 0 AS sub,
    s.srvname::text AS name, f.fdwname::text AS wrapper, s.srvtype AS type, s.srvversion AS version,
    {{options "s.srvoptions"}} AS options
FROM pg_catalog.pg_foreign_server s
JOIN pg_catalog.pg_foreign_data_wrapper f ON f.oid = s.srvfdw
WHERE {{own "pg_foreign_server" "s.oid"}}
