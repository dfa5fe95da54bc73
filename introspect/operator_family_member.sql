SELECT m.class, m.oid, 0 AS sub, n.nspname::text AS schema, f.opfname::text AS family, am.amname::text AS method,
    m.function, m.number, pg_catalog.format_type(m.left_type, NULL) AS "left", pg_catalog.format_type(m.right_type, NULL) AS "right",
    m.object, CASE WHEN s.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', nullif(sn.nspname, 'pg_catalog'), 'Name', s.opfname) END AS order_by
FROM (
    SELECT 'pg_catalog.pg_amop'::pg_catalog.regclass::oid, o.oid, o.amopfamily, false, o.amopstrategy::int8, o.amoplefttype,
        o.amoprighttype, o.amopopr::pg_catalog.regoperator::text, o.amopsortfamily,
        o.amopopr >= 16384 AND {{own "pg_operator" "o.amopopr"}}
    FROM pg_catalog.pg_amop o
    UNION ALL
    SELECT 'pg_catalog.pg_amproc'::pg_catalog.regclass::oid, p.oid, p.amprocfamily, true, p.amprocnum::int8, p.amproclefttype,
        p.amprocrighttype, p.amproc::pg_catalog.regprocedure::text, 0,
        p.amproc::oid >= 16384 AND {{own "pg_proc" "p.amproc"}}
    FROM pg_catalog.pg_amproc p
) m (class, oid, family, function, number, left_type, right_type, object, sort_family, own)
JOIN pg_catalog.pg_opfamily f ON f.oid = m.family
JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace
JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod
LEFT JOIN pg_catalog.pg_opfamily s ON s.oid = m.sort_family
LEFT JOIN pg_catalog.pg_namespace sn ON sn.oid = s.opfnamespace
WHERE m.oid >= 16384
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = m.class AND d.objid = m.oid
        AND d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass)
    -- What an extension puts into its families, or the server's, is not marked as its own.
    AND (m.own OR {{user "f.opfnamespace"}} AND {{own "pg_opfamily" "f.oid"}})
