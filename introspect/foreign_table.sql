SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS name, s.srvname::text AS server,
    {{options "t.ftoptions"}} AS options,
    CASE WHEN c.relispartition THEN pg_catalog.jsonb_build_object('Parent', parents.names[1],
        'Bound', pg_catalog.pg_get_expr(c.relpartbound, c.oid)) END AS partition,
    CASE WHEN NOT c.relispartition THEN pg_catalog.to_jsonb(parents.names) END AS inherits,
    EXISTS (SELECT FROM pg_catalog.pg_attribute f
        WHERE NOT c.relispartition AND f.attrelid = c.oid AND f.attinhcount > 0 AND NOT f.attislocal AND NOT f.attisdropped) AS following
FROM pg_catalog.pg_foreign_table t
JOIN pg_catalog.pg_class c ON c.oid = t.ftrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_foreign_server s ON s.oid = t.ftserver
LEFT JOIN (
    SELECT h.inhrelid, pg_catalog.array_agg(pg_catalog.jsonb_build_object('Schema', pn.nspname, 'Name', p.relname)
        ORDER BY h.inhseqno) AS names
    FROM pg_catalog.pg_inherits h
    JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
    GROUP BY h.inhrelid
) parents ON parents.inhrelid = c.oid
WHERE {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
