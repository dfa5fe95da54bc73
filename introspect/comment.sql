-- The comment that an object has when nobody said anything is none: the schema public's is made by initdb, an
-- extension's stands in its control file.
SELECT d.classoid AS class, d.objoid AS oid, d.objsubid AS sub, d.description AS text, known.comment AS default
FROM pg_catalog.pg_description d
LEFT JOIN (
    SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass::oid AS class, n.oid, 'standard public schema' AS comment
    FROM pg_catalog.pg_namespace n
    WHERE n.nspname = 'public'
    UNION ALL
    SELECT 'pg_catalog.pg_extension'::pg_catalog.regclass::oid, e.oid, a.comment
    FROM pg_catalog.pg_extension e
    JOIN pg_catalog.pg_available_extensions a ON a.name = e.extname
) known ON known.class = d.classoid AND known.oid = d.objoid AND d.objsubid = 0
-- The schema public has the OID 2200, the extension plpgsql one of initdb's.
WHERE (d.objoid >= 16384 OR d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.objoid = 2200
        OR d.classoid = 'pg_catalog.pg_extension'::pg_catalog.regclass)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
        WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.objsubid = 0 AND e.deptype = 'e')
    AND d.description IS DISTINCT FROM known.comment
UNION ALL
SELECT d.classoid, d.objoid, 0, d.description, NULL
FROM pg_catalog.pg_shdescription d
-- Databases and tablespaces are no schema objects. The catalog of roles is closed, so its address is looked up.
JOIN pg_catalog.pg_class k ON k.oid = d.classoid AND k.relname = 'pg_authid'
