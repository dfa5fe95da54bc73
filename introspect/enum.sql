SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid AS class, t.oid, 0 AS sub,
    n.nspname::text AS schema, t.typname::text AS name,
    (SELECT pg_catalog.array_agg(l.enumlabel::text ORDER BY l.enumsortorder) FROM pg_catalog.pg_enum l
        WHERE l.enumtypid = t.oid) AS labels
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'e' AND {{user "t.typnamespace"}} AND {{own "pg_type" "t.oid"}}
