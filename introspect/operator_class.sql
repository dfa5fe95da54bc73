SELECT 'pg_catalog.pg_opclass'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    n.nspname::text AS schema, c.opcname::text AS name, am.amname::text AS method,
    pg_catalog.format_type(c.opcintype, NULL) AS type, c.opcdefault AS default,
    pg_catalog.jsonb_build_object('Schema', nullif(fn.nspname, 'pg_catalog'), 'Name', f.opfname) AS family,
    CASE WHEN c.opckeytype <> 0 THEN pg_catalog.format_type(c.opckeytype, NULL) END AS storage,
    members.list AS members
FROM pg_catalog.pg_opclass c
JOIN pg_catalog.pg_namespace n ON n.oid = c.opcnamespace
JOIN pg_catalog.pg_am am ON am.oid = c.opcmethod
JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace
LEFT JOIN (
    SELECT d.refobjid AS class, pg_catalog.jsonb_agg(m.member ORDER BY m.function, m.number, m.left_type, m.right_type) AS list
    FROM pg_catalog.pg_depend d
    JOIN (
        SELECT 'pg_catalog.pg_amop'::pg_catalog.regclass::oid, o.oid, false, o.amopstrategy, l.name, r.name,
            pg_catalog.jsonb_build_object('Function', false, 'Number', o.amopstrategy, 'Left', l.name, 'Right', r.name,
                'Object', o.amopopr::pg_catalog.regoperator::text,
                'OrderBy', CASE WHEN s.oid IS NOT NULL THEN pg_catalog.jsonb_build_object(
                    'Schema', nullif(sn.nspname, 'pg_catalog'), 'Name', s.opfname) END)
        FROM pg_catalog.pg_amop o
        CROSS JOIN LATERAL (SELECT pg_catalog.format_type(o.amoplefttype, NULL) COLLATE "C" AS name) l
        CROSS JOIN LATERAL (SELECT pg_catalog.format_type(o.amoprighttype, NULL) COLLATE "C" AS name) r
        LEFT JOIN pg_catalog.pg_opfamily s ON s.oid = o.amopsortfamily
        LEFT JOIN pg_catalog.pg_namespace sn ON sn.oid = s.opfnamespace
        UNION ALL
        SELECT 'pg_catalog.pg_amproc'::pg_catalog.regclass::oid, p.oid, true, p.amprocnum, l.name, r.name,
            pg_catalog.jsonb_build_object('Function', true, 'Number', p.amprocnum, 'Left', l.name, 'Right', r.name,
                'Object', p.amproc::pg_catalog.regprocedure::text)
        FROM pg_catalog.pg_amproc p
        CROSS JOIN LATERAL (SELECT pg_catalog.format_type(p.amproclefttype, NULL) COLLATE "C" AS name) l
        CROSS JOIN LATERAL (SELECT pg_catalog.format_type(p.amprocrighttype, NULL) COLLATE "C" AS name) r
    ) m (class, oid, function, number, left_type, right_type, member) ON m.class = d.classid AND m.oid = d.objid
    WHERE d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
    GROUP BY d.refobjid
) members ON members.class = c.oid
WHERE {{user "c.opcnamespace"}} AND {{own "pg_opclass" "c.oid"}}
