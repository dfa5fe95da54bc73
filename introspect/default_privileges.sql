-- What is said for all schemas replaces what PostgreSQL starts with; what is said for one schema comes on top, so
-- that it starts with nothing.
WITH entries AS (
    SELECT o.oid, o.creator, known.start, e.grantee, pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
        'Name', e.privilege_type, 'Grantable', e.is_grantable AND e.grantee <> o.creator)
        ORDER BY pg_catalog.array_position(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER',
            'MAINTAIN', 'EXECUTE', 'CREATE', 'USAGE'], e.privilege_type)) AS privileges
    FROM (
        SELECT a.oid, a.defaclrole AS creator, a.defaclacl AS acl,
            CASE WHEN a.defaclnamespace = 0 THEN
                pg_catalog.acldefault(CASE a.defaclobjtype WHEN 'S' THEN 's' ELSE a.defaclobjtype END, a.defaclrole)
            ELSE pg_catalog.acldefault('c', a.defaclrole) END AS initial
        FROM pg_catalog.pg_default_acl a
    ) o
    CROSS JOIN LATERAL (VALUES (false, o.acl), (true, o.initial)) known (start, acl)
    CROSS JOIN LATERAL pg_catalog.aclexplode(known.acl) e
    GROUP BY o.oid, o.creator, known.start, e.grantee
)
SELECT 'pg_catalog.pg_default_acl'::pg_catalog.regclass::oid AS class, 0::oid AS oid, 0 AS sub,
    n.nspname::text AS schema,
    CASE WHEN c.rolname <> CURRENT_USER THEN c.rolname::text END AS creator,
    CASE a.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
        WHEN 'n' THEN 'SCHEMAS' WHEN 'L' THEN 'LARGE OBJECTS' END AS type,
    CASE e.grantee WHEN 0 THEN 'public' WHEN e.creator THEN '' ELSE r.rolname::text END AS role,
    coalesce(pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE NOT e.start) -> 0, '[]') AS privileges,
    coalesce(pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE e.start) -> 0, '[]') AS default
FROM entries e
JOIN pg_catalog.pg_default_acl a ON a.oid = e.oid
JOIN pg_catalog.pg_roles c ON c.oid = a.defaclrole
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace
LEFT JOIN pg_catalog.pg_roles r ON r.oid = e.grantee
WHERE (e.grantee IN (0, e.creator) OR r.oid IS NOT NULL) AND (n.oid IS NULL OR {{user "n.oid"}})
GROUP BY n.nspname, c.rolname, a.defaclobjtype, e.creator, e.grantee, r.rolname
HAVING pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE NOT e.start) IS DISTINCT FROM pg_catalog.jsonb_agg(e.privileges) FILTER (WHERE e.start)
