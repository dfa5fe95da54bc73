SELECT 'pg_catalog.pg_ts_parser'::pg_catalog.regclass::oid AS class, p.oid, 0 AS sub,
    n.nspname::text AS schema, p.prsname::text AS name,
    f.name AS start, g.name AS get_token, e.name AS "end", l.name AS lex_types, h.name AS headline
FROM pg_catalog.pg_ts_parser p
JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
CROSS JOIN LATERAL ({{template "function"}} f.oid = p.prsstart) f
CROSS JOIN LATERAL ({{template "function"}} f.oid = p.prstoken) g
CROSS JOIN LATERAL ({{template "function"}} f.oid = p.prsend) e
CROSS JOIN LATERAL ({{template "function"}} f.oid = p.prslextype) l
LEFT JOIN LATERAL ({{template "function"}} f.oid = p.prsheadline) h ON true
WHERE {{user "p.prsnamespace"}} AND {{own "pg_ts_parser" "p.oid"}}
{{define "function"}}SELECT pg_catalog.jsonb_build_object('Schema', nullif(fn.nspname, 'pg_catalog'), 'Name', f.proname) AS name
    FROM pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace WHERE{{end}}
