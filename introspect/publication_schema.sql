{{if ge .Major 15 -}}
SELECT 'pg_catalog.pg_publication_namespace'::pg_catalog.regclass::oid AS class, m.oid, 0 AS sub,
    p.pubname::text AS publication, n.nspname::text AS schema
FROM pg_catalog.pg_publication_namespace m
JOIN pg_catalog.pg_publication p ON p.oid = m.pnpubid
JOIN pg_catalog.pg_namespace n ON n.oid = m.pnnspid
WHERE {{own "pg_publication" "p.oid"}}
{{- else -}}
-- PostgreSQL 14 has none.
SELECT 0::oid AS class, 0::oid AS oid, 0 AS sub WHERE false
{{- end}}
