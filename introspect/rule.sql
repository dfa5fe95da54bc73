SELECT 'pg_catalog.pg_rewrite'::pg_catalog.regclass::oid AS class, r.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS table,
    CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS relation,
    r.rulename::text AS name,
    pg_catalog.rtrim(pg_catalog.substr(pg_catalog.pg_get_ruledef(r.oid), 1 + pg_catalog.length(
        'CREATE RULE ' || pg_catalog.quote_ident(r.rulename) || ' AS')), ';') AS definition,
    r.ev_enabled::text AS state
FROM pg_catalog.pg_rewrite r
JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN' AND c.relpersistence <> 't' AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
    AND {{own "pg_rewrite" "r.oid"}}
