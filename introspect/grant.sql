-- Only access control lists that differ from what an object starts with count. They are NULL until then, or what
-- initdb or the script of an extension made them, which pg_init_privs remembers. The schema public can be made again,
-- and has no memory then. Nor is remembered what information_schema.sql gave: USAGE, and SELECT on all but its helpers and
-- sql_parts and transforms.
WITH entries AS (
    SELECT o.class, o.oid, o.sub, o.owner, known.start, e.grantee, pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
        'Name', e.privilege_type,
        'Grantable', e.is_grantable AND e.grantee <> o.owner,
        'Grantor', CASE WHEN e.grantor <> o.owner THEN coalesce(
            (SELECT r.rolname::text FROM pg_catalog.pg_roles r WHERE r.oid = e.grantor), '') ELSE '' END)
        ORDER BY pg_catalog.array_position(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER',
            'MAINTAIN', 'EXECUTE', 'CREATE', 'USAGE'], e.privilege_type), e.grantor) AS privileges
    FROM (
        SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub, c.relowner AS owner, c.relacl AS acl,
            pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)
                || CASE WHEN c.oid < 16384 AND c.relnamespace = 'information_schema'::pg_catalog.regnamespace
                    AND c.relname !~ '^_pg_' AND c.relname NOT IN ('sql_parts', 'transforms')
                    THEN ARRAY[pg_catalog.makeaclitem(0, c.relowner, 'SELECT', false)] ELSE '{}' END AS initial
        FROM pg_catalog.pg_class c
        WHERE c.relacl IS NOT NULL AND c.relpersistence <> 't'
        UNION ALL
        SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, a.attrelid, a.attnum, c.relowner, a.attacl, pg_catalog.acldefault('c', c.relowner)
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
        WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND c.relpersistence <> 't'
        UNION ALL
        SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, p.oid, 0, p.proowner, p.proacl, pg_catalog.acldefault('f', p.proowner)
        FROM pg_catalog.pg_proc p
        -- What came with a range type gets the default privileges in force when the type is made, and pg_dump passes it over.
        WHERE p.proacl IS NOT NULL AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
            WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype = 'i')
        UNION ALL
        SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0, t.typowner, t.typacl, pg_catalog.acldefault('T', t.typowner)
        FROM pg_catalog.pg_type t
        WHERE t.typacl IS NOT NULL
        UNION ALL
        SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass::oid, n.oid, 0, n.nspowner,
            coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner)),
            CASE WHEN n.nspname = 'public' THEN ARRAY[
                pg_catalog.makeaclitem(n.nspowner, n.nspowner, 'USAGE', false), pg_catalog.makeaclitem(n.nspowner, n.nspowner, 'CREATE', false),
                pg_catalog.makeaclitem(0, n.nspowner, 'USAGE', false){{if lt .Major 15}}, pg_catalog.makeaclitem(0, n.nspowner, 'CREATE', false){{end}}]
            WHEN n.nspname = 'information_schema'
                THEN pg_catalog.acldefault('n', n.nspowner) || pg_catalog.makeaclitem(0, n.nspowner, 'USAGE', false)
            ELSE pg_catalog.acldefault('n', n.nspowner) END
        FROM pg_catalog.pg_namespace n
        WHERE n.nspacl IS NOT NULL OR n.nspname = 'public'
        UNION ALL
        SELECT 'pg_catalog.pg_language'::pg_catalog.regclass::oid, l.oid, 0, l.lanowner, l.lanacl, pg_catalog.acldefault('l', l.lanowner)
        FROM pg_catalog.pg_language l
        WHERE l.lanacl IS NOT NULL
        UNION ALL
        SELECT 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass::oid, w.oid, 0, w.fdwowner, w.fdwacl,
            pg_catalog.acldefault('F', w.fdwowner)
        FROM pg_catalog.pg_foreign_data_wrapper w
        WHERE w.fdwacl IS NOT NULL
        UNION ALL
        SELECT 'pg_catalog.pg_foreign_server'::pg_catalog.regclass::oid, s.oid, 0, s.srvowner, s.srvacl,
            pg_catalog.acldefault('S', s.srvowner)
        FROM pg_catalog.pg_foreign_server s
        WHERE s.srvacl IS NOT NULL
    ) o
    LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = o.class AND i.objoid = o.oid AND i.objsubid = o.sub
        AND o.oid <> coalesce(pg_catalog.to_regnamespace('public')::oid, 0)
    CROSS JOIN LATERAL (VALUES (false, o.acl), (true, coalesce(i.initprivs, o.initial))) known (start, acl)
    CROSS JOIN LATERAL pg_catalog.aclexplode(known.acl) e
    GROUP BY o.class, o.oid, o.sub, o.owner, known.start, e.grantee
)
SELECT e.class, e.oid, e.sub,
    -- What is the server's or an extension's is in no other query, and is named here.
    CASE e.class
    WHEN 'pg_catalog.pg_class'::pg_catalog.regclass THEN (
        SELECT CASE e.sub WHEN 0 THEN pg_catalog.jsonb_build_object('Kind', k.kind, 'Schema', n.nspname, 'Name', c.relname)
            ELSE pg_catalog.jsonb_build_object('Kind', 'column', 'Schema', n.nspname, 'Parent', c.relname, 'Name', a.attname) END
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = e.sub
        CROSS JOIN LATERAL (SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
            WHEN 'S' THEN 'sequence' ELSE 'table' END) k (kind)
        WHERE c.oid = e.oid AND NOT ({{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}))
    WHEN 'pg_catalog.pg_proc'::pg_catalog.regclass THEN (
        SELECT pg_catalog.jsonb_build_object('Kind', CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END,
            'Schema', n.nspname, 'Name', p.proname, 'Args', (SELECT coalesce(pg_catalog.string_agg(pg_catalog.format_type(t, NULL), ', ' ORDER BY i), '')
                FROM pg_catalog.unnest(p.proargtypes::oid[]) WITH ORDINALITY u (t, i)))
        FROM pg_catalog.pg_proc p
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        WHERE p.oid = e.oid AND NOT ({{user "p.pronamespace"}} AND {{own "pg_proc" "p.oid"}}))
    WHEN 'pg_catalog.pg_type'::pg_catalog.regclass THEN (
        SELECT pg_catalog.jsonb_build_object('Kind', CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'e' THEN 'enum' WHEN 'r' THEN 'range'
            WHEN 'c' THEN 'composite' ELSE 'base type' END, 'Schema', n.nspname, 'Name', t.typname)
        FROM pg_catalog.pg_type t
        JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        WHERE t.oid = e.oid AND NOT ({{user "t.typnamespace"}} AND {{own "pg_type" "t.oid"}}))
    WHEN 'pg_catalog.pg_namespace'::pg_catalog.regclass THEN (
        SELECT pg_catalog.jsonb_build_object('Kind', 'schema', 'Name', n.nspname)
        FROM pg_catalog.pg_namespace n
        WHERE n.oid = e.oid AND n.nspname !~ '^pg_(temp|toast)' AND NOT ({{user "n.oid"}} AND {{own "pg_namespace" "n.oid"}}))
    WHEN 'pg_catalog.pg_language'::pg_catalog.regclass THEN (
        SELECT pg_catalog.jsonb_build_object('Kind', 'language', 'Name', l.lanname)
        FROM pg_catalog.pg_language l
        WHERE l.oid = e.oid AND (l.oid < 16384 OR NOT {{own "pg_language" "l.oid"}}))
    WHEN 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass THEN (
        SELECT pg_catalog.jsonb_build_object('Kind', 'foreign data wrapper', 'Name', w.fdwname)
        FROM pg_catalog.pg_foreign_data_wrapper w
        WHERE w.oid = e.oid AND NOT {{own "pg_foreign_data_wrapper" "w.oid"}})
    WHEN 'pg_catalog.pg_foreign_server'::pg_catalog.regclass THEN (
        SELECT pg_catalog.jsonb_build_object('Kind', 'server', 'Name', s.srvname)
        FROM pg_catalog.pg_foreign_server s
        WHERE s.oid = e.oid AND NOT {{own "pg_foreign_server" "s.oid"}})
    END AS target,
    CASE e.grantee WHEN 0 THEN 'public' WHEN e.owner THEN '' ELSE r.rolname::text END AS role,
    coalesce(pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE NOT e.start) -> 0, '[]') AS privileges,
    coalesce(pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE e.start) -> 0, '[]') AS default
FROM entries e
LEFT JOIN pg_catalog.pg_roles r ON r.oid = e.grantee
WHERE e.grantee IN (0, e.owner) OR r.oid IS NOT NULL
GROUP BY e.class, e.oid, e.sub, e.owner, e.grantee, r.rolname
HAVING pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE NOT e.start) IS DISTINCT FROM pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE e.start)
