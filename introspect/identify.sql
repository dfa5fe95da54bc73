-- What is at addresses: its kind and name in PostgreSQL's words, and the extension that it belongs to, or on whose
-- object it stands. pg_identify_object refuses catalogs that hold no objects: about others something was said, or they
-- are in pg_depend.
SELECT u.place::int4, coalesce(i.type, k.relname::text), coalesce(i.identity, u.oid::text), coalesce(member.name, host.name, '')
FROM ROWS FROM (pg_catalog.unnest($1::oid[]), pg_catalog.unnest($2::oid[]), pg_catalog.unnest($3::int4[]),
    pg_catalog.unnest($4::bool[])) WITH ORDINALITY u (class, oid, sub, said, place)
JOIN pg_catalog.pg_class k ON k.oid = u.class
CROSS JOIN LATERAL (SELECT CASE WHEN u.said OR EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE u.class IN (d.classid, d.refclassid))
    THEN u.class END) known (class)
CROSS JOIN LATERAL pg_catalog.pg_identify_object(known.class, u.oid, u.sub) i
CROSS JOIN LATERAL pg_catalog.pg_identify_object_as_address(known.class, u.oid, u.sub) a
LEFT JOIN LATERAL (
    SELECT e.extname::text
    FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
    WHERE d.classid = u.class AND d.objid = u.oid AND d.deptype = 'e'
) member (name) ON true
LEFT JOIN LATERAL (
    SELECT e.extname::text
    FROM pg_catalog.pg_depend h
    JOIN pg_catalog.pg_depend d ON d.classid = h.refclassid AND d.objid = h.refobjid AND d.deptype = 'e'
    JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
    WHERE h.classid = u.class AND h.objid = u.oid AND h.deptype IN ('a', 'i', 'P', 'S')
    ORDER BY e.extname
    LIMIT 1
) host (name) ON true
-- What is temporary is gone with its session, and TOAST is the server's own.
WHERE coalesce(i.schema, CASE WHEN i.type = 'schema' THEN i.name WHEN pg_catalog.cardinality(a.object_names) > 1 THEN a.object_names[1] END, '')
        !~ '^pg_(temp|toast)'
    AND (known.class IS NULL OR i.identity IS NOT NULL)
