-- Only access control lists that differ from what an object starts with count; they are NULL until then, except
-- that of the schema public, which initdb sets.
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
            pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner) AS initial
        FROM pg_catalog.pg_class c
        WHERE c.relacl IS NOT NULL AND {{user "c.relnamespace"}}
        UNION ALL
        SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, a.attrelid, a.attnum, c.relowner, a.attacl, pg_catalog.acldefault('c', c.relowner)
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
        WHERE a.attacl IS NOT NULL AND a.attnum > 0 AND NOT a.attisdropped AND {{user "c.relnamespace"}}
        UNION ALL
        SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, p.oid, 0, p.proowner, p.proacl, pg_catalog.acldefault('f', p.proowner)
        FROM pg_catalog.pg_proc p
        WHERE p.proacl IS NOT NULL AND {{user "p.pronamespace"}}
        UNION ALL
        SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0, t.typowner, t.typacl, pg_catalog.acldefault('T', t.typowner)
        FROM pg_catalog.pg_type t
        WHERE t.typacl IS NOT NULL AND {{user "t.typnamespace"}}
        UNION ALL
        SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass::oid, n.oid, 0, n.nspowner,
            coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner)),
            CASE WHEN n.nspname = 'public' THEN ARRAY[
                pg_catalog.makeaclitem(n.nspowner, n.nspowner, 'USAGE', false), pg_catalog.makeaclitem(n.nspowner, n.nspowner, 'CREATE', false),
                pg_catalog.makeaclitem(0, n.nspowner, 'USAGE', false){{if lt .Major 15}}, pg_catalog.makeaclitem(0, n.nspowner, 'CREATE', false){{end}}]
            ELSE pg_catalog.acldefault('n', n.nspowner) END
        FROM pg_catalog.pg_namespace n
        WHERE (n.nspacl IS NOT NULL OR n.nspname = 'public') AND {{user "n.oid"}}
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
    -- What an extension gave to its objects is where these start.
    LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = o.class AND i.objoid = o.oid AND i.objsubid = o.sub AND i.privtype = 'e'
    CROSS JOIN LATERAL (VALUES (false, o.acl), (true, coalesce(i.initprivs, o.initial))) known (start, acl)
    CROSS JOIN LATERAL pg_catalog.aclexplode(known.acl) e
    -- The owner's right to a column is contained in that to the table.
    WHERE o.sub = 0 OR e.grantee <> o.owner
    GROUP BY o.class, o.oid, o.sub, o.owner, known.start, e.grantee
)
SELECT e.class, e.oid, e.sub,
    CASE e.grantee WHEN 0 THEN 'public' WHEN e.owner THEN '' ELSE r.rolname::text END AS role,
    coalesce(pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE NOT e.start) -> 0, '[]') AS privileges,
    coalesce(pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE e.start) -> 0, '[]') AS default
FROM entries e
LEFT JOIN pg_catalog.pg_roles r ON r.oid = e.grantee
WHERE e.grantee IN (0, e.owner) OR r.oid IS NOT NULL
GROUP BY e.class, e.oid, e.sub, e.owner, e.grantee, r.rolname
HAVING pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE NOT e.start) IS DISTINCT FROM pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE e.start)
