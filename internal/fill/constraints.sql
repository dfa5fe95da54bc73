SELECT c.conrelid AS "table", c.conname::text AS name, c.contype::text AS type,
    ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(c.conkey) WITH ORDINALITY k (n, i)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.i) AS columns,
    coalesce(pg_catalog.pg_get_expr(c.conbin, c.conrelid), '') AS expression,
    c.confrelid AS refers,
    coalesce((SELECT pg_catalog.format('%I.%I', n.nspname, r.relname) FROM pg_catalog.pg_class r
        JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace WHERE r.oid = c.confrelid), '') AS refers_name,
    ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(c.confkey) WITH ORDINALITY k (n, i)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n ORDER BY k.i) AS refers_columns,
    c.confmatchtype = 'f' AS whole
FROM pg_catalog.pg_constraint c
WHERE c.conrelid = ANY ($1::oid[]) AND c.contype IN ('c', 'f', 'p', 'u', 'x')
    -- A key that refers to a partitioned table has copies for its partitions.
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint p WHERE p.oid = c.conparentid AND p.conrelid = c.conrelid)
UNION ALL
SELECT i.indrelid, r.relname::text, 'u',
    ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = i.indrelid AND (a.attnum = ANY (i.indkey::int2[]) OR 0 = ANY (i.indkey::int2[])) AND a.attnum > 0
            AND NOT a.attisdropped ORDER BY a.attnum),
    '', 0, '', '{}', false
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class r ON r.oid = i.indexrelid
WHERE i.indrelid = ANY ($1::oid[]) AND i.indisunique
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.conindid = i.indexrelid AND c.conrelid = i.indrelid)
ORDER BY 1, 2
