SELECT c.oid AS "table", n.nspname::text AS "schema", c.relname::text AS name, c.relpages::int8 AS pages, c.reltuples::float8 AS tuples,
    ARRAY(SELECT a::oid FROM pg_catalog.pg_partition_ancestors(c.oid) a WHERE a <> c.oid) AS ancestors,
    ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
    ARRAY(SELECT a.atttypid FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS types,
    ARRAY(SELECT pg_catalog.pg_get_constraintdef(k.oid) FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c')
        || ARRAY(SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = c.oid)
        || coalesce(pg_catalog.pg_get_partition_constraintdef(c.oid), '') AS says
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN ROWS FROM (pg_catalog.unnest($1::text[]), pg_catalog.unnest($2::text[])) AS wanted ("schema", name) ON wanted."schema" = n.nspname AND wanted.name = c.relname
WHERE c.relkind = 'r'
ORDER BY 2, 3
