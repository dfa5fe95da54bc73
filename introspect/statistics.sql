SELECT 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass::oid AS class, s.oid, 0 AS sub,
    n.nspname::text AS schema, s.stxname::text AS name,
    pg_catalog.jsonb_build_object('Schema', cn.nspname, 'Name', c.relname) AS "table",
    CASE c.relkind WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS relation,
    pg_catalog.substr(pg_catalog.pg_get_statisticsobjdef(s.oid), 2 + pg_catalog.length(
        'CREATE STATISTICS ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(s.stxname))) AS definition,
    (SELECT pg_catalog.array_agg(k::text ORDER BY k) FROM pg_catalog.unnest(s.stxkind) k) AS kinds,
    (SELECT pg_catalog.array_agg(a.attname::text ORDER BY a.attname COLLATE "C") FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys::int2[])) AS columns,
    pg_catalog.pg_get_statisticsobjdef_expressions(s.oid) AS expressions,
    coalesce(s.stxstattarget, -1)::int8 AS target
FROM pg_catalog.pg_statistic_ext s
JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
JOIN pg_catalog.pg_class c ON c.oid = s.stxrelid
JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace
WHERE c.relpersistence <> 't' AND {{user "s.stxnamespace"}} AND {{own "pg_class" "c.oid"}} AND {{own "pg_statistic_ext" "s.oid"}}
