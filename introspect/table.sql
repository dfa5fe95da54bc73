SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS name, c.relpersistence::text AS persistence,
    CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
    -- The columns of a partition key, and of its expressions, depend on their table.
    ARRAY(SELECT pg_catalog.format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod))
            || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || (SELECT pg_catalog.format('%I.%I', cn.nspname, co.collname)
                FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
                WHERE co.oid = a.attcollation) ELSE '' END
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        WHERE c.relkind = 'p' AND a.attrelid = c.oid AND a.attnum > 0 AND EXISTS (SELECT 1 FROM pg_catalog.pg_depend k
            WHERE k.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND k.objid = c.oid AND k.objsubid = a.attnum
                AND k.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND k.refobjid = c.oid AND k.refobjsubid = 0)
        ORDER BY a.attname) AS key_types,
    CASE WHEN c.relispartition THEN pg_catalog.jsonb_build_object(
        'Parent', pg_catalog.jsonb_build_object('Schema', parents.names[1] ->> 'Schema', 'Name', parents.names[1] ->> 'Name'),
        'Bound', pg_catalog.pg_get_expr(c.relpartbound, c.oid)) END AS partition,
    coalesce(parents.detaching, false) AS detaching,
    CASE WHEN NOT c.relispartition THEN pg_catalog.to_jsonb(parents.names) END AS inherits,
    EXISTS (SELECT FROM pg_catalog.pg_attribute f
        WHERE NOT c.relispartition AND f.attrelid = c.oid AND f.attinhcount > 0 AND NOT f.attislocal AND NOT f.attisdropped) AS following,
    CASE WHEN c.reloftype <> 0 THEN (SELECT pg_catalog.jsonb_build_object('Schema', tn.nspname, 'Name', t.typname)
        FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
        WHERE t.oid = c.reloftype) END AS of_type,
    CASE WHEN am.amname <> 'heap' THEN am.amname::text END AS access_method,
    ts.spcname::text AS tablespace,
    coalesce(c.reloptions, '{}') || coalesce((SELECT pg_catalog.array_agg('toast.' || o ORDER BY place)
        FROM pg_catalog.unnest(tc.reloptions) WITH ORDINALITY u (o, place)), '{}') AS options,
    CASE WHEN c.relreplident IN ('n', 'f') THEN c.relreplident::text END AS replica_identity,
    CASE WHEN c.relreplident = 'i' THEN (SELECT ic.relname::text FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
        WHERE i.indrelid = c.oid AND i.indisreplident) END AS replica_index,
    c.relrowsecurity AS row_security, c.relforcerowsecurity AS force_security
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_class tc ON tc.oid = c.reltoastrelid
LEFT JOIN (
    SELECT h.inhrelid, pg_catalog.array_agg(pg_catalog.jsonb_build_object('Schema', pn.nspname, 'Name', p.relname)
        ORDER BY h.inhseqno) AS names, pg_catalog.bool_or(h.inhdetachpending) AS detaching
    FROM pg_catalog.pg_inherits h
    JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
    GROUP BY h.inhrelid
) parents ON parents.inhrelid = c.oid
WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
