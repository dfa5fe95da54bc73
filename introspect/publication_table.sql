SELECT 'pg_catalog.pg_publication_rel'::pg_catalog.regclass::oid AS class, r.oid, 0 AS sub,
    p.pubname::text AS publication, n.nspname::text AS schema, c.relname::text AS table
    {{- if ge .Major 15}},
    (SELECT pg_catalog.array_agg(a.attname::text ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum = ANY (r.prattrs)) AS columns,
    pg_catalog.pg_get_expr(r.prqual, r.prrelid) AS where
    {{- end}}
FROM pg_catalog.pg_publication_rel r
JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE {{own "pg_publication" "p.oid"}}
