SELECT 'pg_catalog.pg_ts_dict'::pg_catalog.regclass::oid AS class, d.oid, 0 AS sub,
    n.nspname::text AS schema, d.dictname::text AS name,
    pg_catalog.jsonb_build_object('Schema', nullif(tn.nspname, 'pg_catalog'), 'Name', t.tmplname) AS template,
    -- The server keeps the options as one text: name = 'value', name = 5.
    (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('Name', m[1], 'Value', m[2]) ORDER BY place)
        FROM pg_catalog.regexp_matches(d.dictinitoption, '("(?:[^"]|"")*"|[^ ",]+) = (E?''(?:[^'']|'''')*''|[^,]+)', 'g')
        WITH ORDINALITY u (m, place)) AS options
FROM pg_catalog.pg_ts_dict d
JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace
WHERE {{user "d.dictnamespace"}} AND {{own "pg_ts_dict" "d.oid"}}
