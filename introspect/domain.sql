SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid AS class, d.oid, 0 AS sub,
    n.nspname::text AS schema, d.typname::text AS name,
    pg_catalog.format_type(d.typbasetype, d.typtypmod) AS type,
    pg_catalog.format_type(coalesce(et.oid, t.oid), NULL) AS base_type,
    coalesce(et.typtype, t.typtype)::text AS type_kind,
    et.oid IS NOT NULL AS array,
    CASE WHEN d.typcollation <> t.typcollation THEN pg_catalog.jsonb_build_object('Schema', con.nspname, 'Name', co.collname) END AS collation,
    coalesce(pg_catalog.pg_get_expr(d.typdefaultbin, 0), d.typdefault) AS default,
    d.typnotnull AS not_null{{if ge .Major 17}},
    (SELECT k.conname::text FROM pg_catalog.pg_constraint k
        WHERE k.contypid = d.oid AND k.contype = 'n') AS not_null_name{{end}}
FROM pg_catalog.pg_type d
JOIN pg_catalog.pg_namespace n ON n.oid = d.typnamespace
JOIN pg_catalog.pg_type t ON t.oid = d.typbasetype
LEFT JOIN pg_catalog.pg_type et ON et.oid = t.typelem
    AND t.typsubscript = 'pg_catalog.array_subscript_handler'::pg_catalog.regproc
LEFT JOIN pg_catalog.pg_collation co ON co.oid = d.typcollation
LEFT JOIN pg_catalog.pg_namespace con ON con.oid = co.collnamespace
WHERE d.typtype = 'd' AND {{user "d.typnamespace"}} AND {{own "pg_type" "d.oid"}}
