SELECT 'pg_catalog.pg_ts_template'::pg_catalog.regclass::oid AS class, t.oid, 0 AS sub,
    n.nspname::text AS schema, t.tmplname::text AS name, i.name AS init, l.name AS lexize
FROM pg_catalog.pg_ts_template t
JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
LEFT JOIN LATERAL ({{template "function"}} f.oid = t.tmplinit) i ON true
CROSS JOIN LATERAL ({{template "function"}} f.oid = t.tmpllexize) l
WHERE {{user "t.tmplnamespace"}} AND {{own "pg_ts_template" "t.oid"}}
{{define "function"}}SELECT pg_catalog.jsonb_build_object('Schema', nullif(fn.nspname, 'pg_catalog'), 'Name', f.proname) AS name
    FROM pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace WHERE{{end}}
