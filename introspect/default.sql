SELECT 'pg_catalog.pg_attrdef'::pg_catalog.regclass::oid AS class, e.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS table,
    CASE c.relkind WHEN 'f' THEN 'foreign table' WHEN 'v' THEN 'view' ELSE 'table' END AS relation,
    a.attname::text AS column,
    x.expression,
    -- A volatile function of the same name as one that is called is taken for it: that costs a detour, the other way
    -- round a rewrite of the table.
    EXISTS (SELECT FROM pg_catalog.regexp_matches(x.expression, '(?:"((?:[^"]|"")+)"|([[:alpha:]_][[:alnum:]_$]*))\s*\(', 'g') m (names)
        JOIN pg_catalog.pg_proc p ON p.proname = coalesce(pg_catalog.replace(names[1], '""', '"'), names[2])
        WHERE p.provolatile = 'v') AS volatile,
    (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('Schema', pn.nspname, 'Name', p.relname) ORDER BY h.inhseqno)
        FROM pg_catalog.pg_inherits h
        JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
        JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
        JOIN pg_catalog.pg_attribute pa ON pa.attrelid = p.oid AND pa.attname = a.attname
        WHERE h.inhrelid = c.oid) AS parents,
    c.relhassubclass AS has_heirs,
    a.attislocal OR c.relispartition AS local
FROM pg_catalog.pg_attrdef e
JOIN pg_catalog.pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum
JOIN pg_catalog.pg_class c ON c.oid = e.adrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT pg_catalog.pg_get_expr(e.adbin, e.adrelid) AS expression) x
WHERE c.relkind IN ('r', 'p', 'f', 'v') AND c.relpersistence <> 't' AND a.attgenerated = '' AND NOT a.attisdropped
    AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
