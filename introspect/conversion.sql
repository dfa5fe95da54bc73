SELECT 'pg_catalog.pg_conversion'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    n.nspname::text AS schema, c.conname::text AS name,
    pg_catalog.pg_encoding_to_char(c.conforencoding)::text AS source, pg_catalog.pg_encoding_to_char(c.contoencoding)::text AS target,
    pg_catalog.jsonb_build_object('Schema', nullif(pn.nspname, 'pg_catalog'), 'Name', p.proname) AS function,
    c.condefault AS default
FROM pg_catalog.pg_conversion c
JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
JOIN pg_catalog.pg_proc p ON p.oid = c.conproc
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
WHERE {{user "c.connamespace"}} AND {{own "pg_conversion" "c.oid"}}
