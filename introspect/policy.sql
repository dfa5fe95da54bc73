SELECT 'pg_catalog.pg_policy'::pg_catalog.regclass::oid AS class, p.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS table, 'table' AS relation, p.polname::text AS name,
    p.polcmd::text AS command, p.polpermissive AS permissive,
    (SELECT pg_catalog.array_agg(coalesce(a.rolname::text, 'public') ORDER BY a.rolname COLLATE "C")
        FROM pg_catalog.unnest(p.polroles) u (oid)
        LEFT JOIN pg_catalog.pg_roles a ON a.oid = u.oid
        WHERE u.oid = 0 OR a.oid IS NOT NULL) AS roles,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using,
    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS check
FROM pg_catalog.pg_policy p
JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relpersistence <> 't' AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
