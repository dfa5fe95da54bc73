-- PostgreSQL says whether a view can be updated by asking the wrapper of the foreign table under it, which fails if the wrapper
-- has no handler.
WITH RECURSIVE unhandled AS (
    SELECT f.ftrelid AS oid
    FROM pg_catalog.pg_foreign_table f
    JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
    JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
    WHERE w.fdwhandler = 0
    UNION
    SELECT r.ev_class
    FROM unhandled u
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = u.oid
        AND d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
    JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
)
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS name,
    (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('Name', a.attname,
            'Type', pg_catalog.format_type(a.atttypid, a.atttypmod),
            'Collation', (SELECT pg_catalog.jsonb_build_object('Schema', cn.nspname, 'Name', co.collname)
                FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
                WHERE co.oid = a.attcollation)) ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid), ';') AS definition,
    c.reloptions AS options,
    CASE WHEN c.oid IN (SELECT u.oid FROM unhandled u) THEN false
        ELSE pg_catalog.pg_relation_is_updatable(c.oid, false) <> 0 END AS updatable
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'v' AND c.relpersistence <> 't' AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
