SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS name,
    pg_catalog.format_type(s.seqtypid, NULL) AS type,
    s.seqstart AS start, s.seqincrement AS increment, s.seqmin AS min, s.seqmax AS max, s.seqcache AS cache, s.seqcycle AS cycle,
    c.relpersistence::text AS persistence,
    CASE WHEN o.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', pn.nspname, 'Table', o.relname, 'Column', a.attname,
        'Relation', CASE o.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END) END AS owned_by
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.objsubid = 0
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
LEFT JOIN pg_catalog.pg_class o ON o.oid = d.refobjid
LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = o.relnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE c.relpersistence <> 't' AND d.deptype IS DISTINCT FROM 'i' AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
