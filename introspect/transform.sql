SELECT 'pg_catalog.pg_transform'::pg_catalog.regclass::oid AS class, t.oid, 0 AS sub,
    pg_catalog.format_type(t.trftype, NULL) || ' LANGUAGE ' || pg_catalog.quote_ident(l.lanname) AS name,
    CASE WHEN t.trffromsql::oid <> 0 THEN t.trffromsql::pg_catalog.regprocedure::text END AS from_sql,
    CASE WHEN t.trftosql::oid <> 0 THEN t.trftosql::pg_catalog.regprocedure::text END AS to_sql
FROM pg_catalog.pg_transform t
JOIN pg_catalog.pg_language l ON l.oid = t.trflang
WHERE t.oid >= 16384 AND {{own "pg_transform" "t.oid"}}
