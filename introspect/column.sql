SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, c.oid, a.attnum::int4 AS sub,
    n.nspname::text AS schema, c.relname::text AS table,
    CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS relation,
    a.attname::text AS name, a.attnum::int8 AS position,
    pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
    pg_catalog.format_type(coalesce(et.oid, t.oid), NULL) AS base_type,
    coalesce(et.typtype, t.typtype)::text AS type_kind,
    et.oid IS NOT NULL AS array,
    CASE WHEN a.attcollation <> t.typcollation THEN (
        SELECT pg_catalog.jsonb_build_object('Schema', cn.nspname, 'Name', co.collname)
        FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
        WHERE co.oid = a.attcollation) END AS collation,
    a.attnotnull AS not_null,
    {{- if ge .Major 18}}
    nn.conname::text AS not_null_name, NOT nn.convalidated AS not_null_invalid, nn.connoinherit AS not_null_no_inherit,
    a.attnotnull AND (nn.conislocal OR c.relispartition) AS not_null_local, nn.coninhcount > 0 AS not_null_inherited,
    nn.conislocal AS not_null_own,
    {{- else}}
    a.attnotnull AND (a.attislocal OR c.relispartition OR NOT coalesce(parents.not_null, false)) AS not_null_local,
    a.attnotnull AND coalesce(parents.not_null, false) AS not_null_inherited,
    {{- end}}
    {{if ge .Major 17 -}}
    -- A partition has the identity of its parent.
    CASE WHEN NOT c.relispartition THEN a.attidentity::text END AS identity,
    {{- else -}}
    a.attidentity::text AS identity,
    {{- end}}
    CASE WHEN sc.relnamespace <> c.relnamespace OR sc.relname <> c.relname || '_' || a.attname || '_seq'
        THEN pg_catalog.jsonb_build_object('Schema', scn.nspname, 'Name', sc.relname) END AS sequence_name,
    CASE WHEN s.seqrelid IS NOT NULL THEN pg_catalog.jsonb_build_object('Start', s.seqstart, 'Increment', s.seqincrement,
        'Min', s.seqmin, 'Max', s.seqmax, 'Cache', s.seqcache, 'Cycle', s.seqcycle) END AS sequence,
    {{- if ge .Major 15}}
    CASE WHEN s.seqrelid IS NOT NULL THEN pg_catalog.jsonb_build_object('Sequence', sc.relpersistence, 'Table', c.relpersistence) END
        AS sequence_persistence,
    {{- end}}
    a.attgenerated::text AS generated, coalesce(parents.generated, false) AS generated_inherited,
    CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(e.adbin, e.adrelid) END AS expression,
    CASE t.typstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END AS type_storage,
    CASE WHEN a.attstorage <> t.typstorage THEN
        CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END AS storage,
    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
    coalesce(a.attstattarget, -1)::int8 AS statistics,
    -- PostgreSQL 15.20 keeps a stamp of its own there (pg_attver), which pg_dump leaves out as well.
    (SELECT pg_catalog.array_agg(o ORDER BY place) FROM pg_catalog.unnest(a.attoptions) WITH ORDINALITY u (o, place)
        WHERE o NOT LIKE 'pg\_%') AS options,
    {{options "a.attfdwoptions"}} AS fdw_options,
    a.attislocal OR c.relispartition AS local,
    parents.names AS parents,
    c.relhassubclass AS has_heirs,
    -- The columns of a partition key, and of its expressions, depend on their table.
    c.relkind = 'p' AND EXISTS (SELECT FROM pg_catalog.pg_depend k WHERE k.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND k.objid = c.oid AND k.objsubid = a.attnum AND k.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND k.refobjid = c.oid AND k.refobjsubid = 0) AS partition_key
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_type et ON et.oid = t.typelem AND t.typsubscript = 'pg_catalog.array_subscript_handler'::pg_catalog.regproc
LEFT JOIN pg_catalog.pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
LEFT JOIN pg_catalog.pg_depend d ON a.attidentity <> '' AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND d.refobjid = c.oid AND d.refobjsubid = a.attnum AND d.deptype = 'i' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.objid
LEFT JOIN pg_catalog.pg_class sc ON sc.oid = s.seqrelid
LEFT JOIN pg_catalog.pg_namespace scn ON scn.oid = sc.relnamespace
LEFT JOIN (
    SELECT h.inhrelid, pa.attname, pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('Schema', pn.nspname, 'Name', p.relname)
        ORDER BY h.inhseqno) AS names, pg_catalog.bool_or(pa.attnotnull) AS not_null,
        pg_catalog.bool_or(pa.attgenerated <> '') AS generated
    FROM pg_catalog.pg_inherits h
    JOIN pg_catalog.pg_class p ON p.oid = h.inhparent AND p.relkind IN ('r', 'p', 'f')
    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
    JOIN pg_catalog.pg_attribute pa ON pa.attrelid = p.oid AND pa.attnum > 0 AND NOT pa.attisdropped
    GROUP BY h.inhrelid, pa.attname
) parents ON parents.inhrelid = c.oid AND parents.attname = a.attname
{{- if ge .Major 18}}
LEFT JOIN pg_catalog.pg_constraint nn ON nn.conrelid = a.attrelid AND nn.contype = 'n' AND nn.conkey[1] = a.attnum
{{- end}}
WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped
    AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
