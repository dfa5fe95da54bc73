SELECT 'pg_catalog.pg_ts_config'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    n.nspname::text AS schema, c.cfgname::text AS name,
    pg_catalog.jsonb_build_object('Schema', nullif(pn.nspname, 'pg_catalog'), 'Name', p.prsname) AS parser
FROM pg_catalog.pg_ts_config c
JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace
JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace
WHERE {{user "c.cfgnamespace"}} AND {{own "pg_ts_config" "c.oid"}}
