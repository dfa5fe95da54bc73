-- pg_depend has a composite type's schema and extension at its row of pg_type, the rest at that of pg_class.
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS name,
    (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
            'Name', a.attname,
            'Type', pg_catalog.format_type(a.atttypid, a.atttypmod),
            'BaseType', pg_catalog.format_type(coalesce(et.oid, t.oid), NULL),
            'TypeKind', coalesce(et.typtype, t.typtype),
            'Array', et.oid IS NOT NULL)
            || CASE WHEN a.attcollation <> t.typcollation THEN pg_catalog.jsonb_build_object('Collation',
                pg_catalog.jsonb_build_object('Schema', con.nspname, 'Name', co.collname)) ELSE '{}' END
            ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_type et ON et.oid = t.typelem
            AND t.typsubscript = 'pg_catalog.array_subscript_handler'::pg_catalog.regproc
        LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
        LEFT JOIN pg_catalog.pg_namespace con ON con.oid = co.collnamespace
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS attributes
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'c' AND {{user "c.relnamespace"}} AND {{own "pg_type" "c.reltype"}}
