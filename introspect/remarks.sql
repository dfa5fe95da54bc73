-- What is said about objects that are not the user's own, or is not modelled: the address that it is about, the word
-- for it, and more.

-- Privileges on the server's objects, where they are no longer what initdb gave; those of the information schema are
-- not recorded (https://www.postgresql.org/docs/current/catalog-pg-init-privs.html).
SELECT o.class, o.oid, o.sub, 'changed grant', ''
FROM (
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, c.oid, 0, c.relacl,
        pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner), c.relnamespace
    FROM pg_catalog.pg_class c
    WHERE c.relpersistence <> 't'
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, a.attrelid, a.attnum::int4, a.attacl, pg_catalog.acldefault('c', c.relowner), c.relnamespace
    FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    WHERE a.attacl IS NOT NULL
    UNION ALL
    SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, p.oid, 0, p.proacl, pg_catalog.acldefault('f', p.proowner), p.pronamespace
    FROM pg_catalog.pg_proc p
    UNION ALL
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0, t.typacl, pg_catalog.acldefault('T', t.typowner), t.typnamespace
    FROM pg_catalog.pg_type t
    UNION ALL
    SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass::oid, n.oid, 0, n.nspacl, pg_catalog.acldefault('n', n.nspowner), n.oid
    FROM pg_catalog.pg_namespace n
    WHERE n.nspname <> 'public' AND n.nspname !~ '^pg_(toast_)?temp_'
    UNION ALL
    SELECT 'pg_catalog.pg_language'::pg_catalog.regclass::oid, l.oid, 0, l.lanacl, pg_catalog.acldefault('l', l.lanowner), 0
    FROM pg_catalog.pg_language l
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass::oid, w.oid, 0, w.fdwacl, pg_catalog.acldefault('F', w.fdwowner), 0
    FROM pg_catalog.pg_foreign_data_wrapper w
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_server'::pg_catalog.regclass::oid, s.oid, 0, s.srvacl, pg_catalog.acldefault('S', s.srvowner), 0
    FROM pg_catalog.pg_foreign_server s
) o (class, oid, sub, acl, normal, namespace)
LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = o.class AND i.objoid = o.oid AND i.objsubid = o.sub
WHERE (o.acl IS NOT NULL OR i.initprivs IS NOT NULL)
    AND (o.namespace = 'pg_catalog'::pg_catalog.regnamespace
        OR o.namespace = 0 AND o.oid < 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
            WHERE d.classid = o.class AND d.objid = o.oid AND d.deptype = 'e'))
    AND ARRAY(SELECT e::text FROM pg_catalog.aclexplode(coalesce(o.acl, o.normal)) e ORDER BY 1)
        <> ARRAY(SELECT e::text FROM pg_catalog.aclexplode(coalesce(i.initprivs, o.normal)) e ORDER BY 1)
UNION ALL
-- Comments on what belongs to extensions, most of which their scripts made.
SELECT c.classoid, c.objoid, c.objsubid, 'comment', ''
FROM pg_catalog.pg_description c
JOIN pg_catalog.pg_depend d ON d.classid = c.classoid AND d.objid = c.objoid AND d.objsubid = 0 AND d.deptype = 'e'
UNION ALL
-- ALTER … DEPENDS ON EXTENSION.
SELECT d.classid, d.objid, d.objsubid, 'dependency', ' on extension ' || e.extname
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
WHERE d.deptype = 'x' AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
UNION ALL
-- Mappings that were put into a text search configuration of the server's.
SELECT 'pg_catalog.pg_ts_config'::pg_catalog.regclass::oid, m.mapcfg, 0, 'mapping', ''
FROM pg_catalog.pg_ts_config_map m
WHERE m.mapcfg < 16384 AND m.mapdict >= 16384
GROUP BY m.mapcfg
