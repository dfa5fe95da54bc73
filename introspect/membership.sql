-- Those among the predefined roles are PostgreSQL's own. Before 16 the grantor is whoever came along: it gives no
-- right and needs none.
SELECT 'pg_catalog.pg_auth_members'::pg_catalog.regclass::oid AS class, 0::oid AS oid, 0 AS sub,
    m.role, m.member, pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
        'Grantor', m.grantor, 'Admin', m.admin, 'Inherit', m.inherit, 'Set', m.set) ORDER BY m.grantor COLLATE "C") AS grants
FROM (
    SELECT r.rolname::text AS role, u.rolname::text AS member, a.admin_option AS admin,
        {{if ge .Major 16}}a.inherit_option AS inherit, a.set_option AS set,
        CASE WHEN a.grantor = 10 -- the role that initdb made (BOOTSTRAP_SUPERUSERID in pg_authid.dat)
            OR g.rolname = CURRENT_USER AND NOT EXISTS (SELECT FROM pg_catalog.pg_auth_members b
                WHERE b.roleid = a.roleid AND b.member = a.member AND b.grantor = 10)
            THEN '' ELSE g.rolname::text END AS grantor
        {{- else}}true AS inherit, true AS set, ''::text AS grantor{{end}}
    FROM pg_catalog.pg_auth_members a
    JOIN pg_catalog.pg_roles r ON r.oid = a.roleid
    JOIN pg_catalog.pg_roles u ON u.oid = a.member
    JOIN pg_catalog.pg_roles g ON g.oid = a.grantor
    WHERE NOT (r.rolname ~ '^pg_' AND u.rolname ~ '^pg_')
) m
GROUP BY m.role, m.member
