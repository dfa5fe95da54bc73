SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS name, parts.columns, parts.settings,
    pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid), ';') AS definition,
    coalesce(c.reloptions, '{}') || coalesce((SELECT pg_catalog.array_agg('toast.' || o ORDER BY place)
        FROM pg_catalog.unnest(tc.reloptions) WITH ORDINALITY u (o, place)), '{}') AS options,
    CASE WHEN am.amname <> 'heap' THEN am.amname::text END AS access_method,
    ts.spcname::text AS tablespace,
    CASE WHEN c.relreplident IN ('n', 'f') THEN c.relreplident::text END AS replica_identity,
    c.relispopulated AS populated
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_class tc ON tc.oid = c.reltoastrelid
CROSS JOIN LATERAL (
    SELECT
        pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('Name', a.attname,
            'Type', pg_catalog.format_type(a.atttypid, a.atttypmod),
            'Collation', (SELECT pg_catalog.jsonb_build_object('Schema', cn.nspname, 'Name', co.collname)
                FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
                WHERE co.oid = a.attcollation)) ORDER BY a.attnum) AS columns,
        pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('Name', a.attname,
            'TypeStorage', CASE t.typstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END,
            'Storage', CASE WHEN a.attstorage <> t.typstorage THEN
                CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
            'Compression', CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
            'Statistics', coalesce(a.attstattarget, -1),
            'Options', (SELECT pg_catalog.array_agg(o ORDER BY o COLLATE "C") FROM pg_catalog.unnest(a.attoptions) o
                WHERE o NOT LIKE 'pg\_%')) -- see column.sql
            ORDER BY a.attname COLLATE "C")
            FILTER (WHERE a.attstorage <> t.typstorage OR a.attcompression <> '' OR a.attstattarget >= 0 OR EXISTS (
                SELECT FROM pg_catalog.unnest(a.attoptions) o WHERE o NOT LIKE 'pg\_%'))
            AS settings
    FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
) parts
WHERE c.relkind = 'm' AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
