SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid AS class, t.oid, 0 AS sub,
    n.nspname::text AS schema, t.typname::text AS name,
    pg_catalog.format_type(r.rngsubtype, NULL) AS subtype,
    CASE WHEN NOT o.opcdefault THEN pg_catalog.jsonb_build_object('Schema', opn.nspname, 'Name', o.opcname) END AS opclass,
    CASE WHEN r.rngcollation <> st.typcollation THEN pg_catalog.jsonb_build_object('Schema', con.nspname, 'Name', co.collname) END AS collation,
    CASE WHEN cf.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', cfn.nspname, 'Name', cf.proname) END AS canonical,
    CASE WHEN df.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', dfn.nspname, 'Name', df.proname) END AS subtype_diff,
    pg_catalog.jsonb_build_object('Schema', mn.nspname, 'Name', m.typname) AS multirange
FROM pg_catalog.pg_range r
JOIN pg_catalog.pg_type t ON t.oid = r.rngtypid
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype
JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_catalog.pg_namespace opn ON opn.oid = o.opcnamespace
JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
JOIN pg_catalog.pg_namespace mn ON mn.oid = m.typnamespace
LEFT JOIN pg_catalog.pg_collation co ON co.oid = r.rngcollation
LEFT JOIN pg_catalog.pg_namespace con ON con.oid = co.collnamespace
LEFT JOIN pg_catalog.pg_proc cf ON cf.oid = r.rngcanonical
LEFT JOIN pg_catalog.pg_namespace cfn ON cfn.oid = cf.pronamespace
LEFT JOIN pg_catalog.pg_proc df ON df.oid = r.rngsubdiff
LEFT JOIN pg_catalog.pg_namespace dfn ON dfn.oid = df.pronamespace
WHERE {{user "t.typnamespace"}} AND {{own "pg_type" "t.oid"}}
