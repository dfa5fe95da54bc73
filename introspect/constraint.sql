-- Not null constraints (contype n, since PostgreSQL 18) are read with their columns.
WITH RECURSIVE roots (oid, referenced) AS (
    SELECT k.oid, k.confrelid FROM pg_catalog.pg_constraint k WHERE k.contype = 'f' AND k.conparentid = 0
    UNION ALL
    SELECT k.oid, r.referenced FROM pg_catalog.pg_constraint k JOIN roots r ON r.oid = k.conparentid WHERE k.contype = 'f'
)
SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid AS class, k.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS table,
    CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS relation,
    k.conname::text AS name, k.contype::text AS type,
    CASE WHEN k.contype IN ('p', 'u', 'x') THEN
        pg_catalog.rtrim(pg_catalog.replace(pg_catalog.replace(
            pg_catalog.regexp_replace(d.def, ' DEFERRABLE( INITIALLY DEFERRED)?$', ''),
            coalesce(' WITH (' || o.flat || ')', ''), ''),
            coalesce(' WHERE (' || pg_catalog.pg_get_expr(i.indpred, i.indrelid) || ')', ''), ''))
    ELSE pg_catalog.regexp_replace(d.def, ' NOT VALID$', '') END AS definition,
    pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
    k.contype IN ('p', 'u', 'x') AND k.condeferrable AS deferrable,
    k.contype IN ('p', 'u', 'x') AND k.condeferred AS deferred,
    k.convalidated AS validated,
    ic.reloptions AS options,
    ts.spcname::text AS tablespace,
    coalesce(i.indisclustered, false) AS clustered,
    (SELECT pg_catalog.array_agg(a.attname::text ORDER BY u.place) FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u (attnum, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum) AS columns,
    CASE WHEN f.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', fn.nspname, 'Name', f.relname) END AS references,
    (SELECT pg_catalog.array_agg(a.attname::text ORDER BY u.place) FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u (attnum, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum) AS referenced,
    k.connoinherit AND k.contype = 'c' AS no_inherit,
    CASE WHEN k.contype IN ('p', 'u', 'x') AND pk.oid IS NOT NULL
        THEN pg_catalog.jsonb_build_object('Schema', pkn.nspname, 'Name', pkc.relname) END AS parent,
    pk.conname::text AS parent_name,
    c.relkind = 'p' AS partitioned,
    CASE WHEN k.contype = 'f' THEN k.conparentid = 0 WHEN c.relispartition THEN true ELSE k.conislocal END AS local,
    CASE WHEN k.contype IN ('c', 'f') THEN (
        SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('Schema', pn.nspname, 'Name', p.relname) ORDER BY h.inhseqno)
        FROM pg_catalog.pg_inherits h
        JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
        JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
        JOIN pg_catalog.pg_constraint hk ON hk.conrelid = p.oid
        WHERE h.inhrelid = c.oid AND (hk.oid = k.conparentid
            OR k.contype = 'c' AND hk.contype = 'c' AND hk.conname = k.conname AND NOT hk.connoinherit)) END AS parents
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT pg_catalog.pg_get_constraintdef(k.oid) AS def) d
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = ic.reltablespace
LEFT JOIN LATERAL (
    SELECT pg_catalog.string_agg(pg_catalog.quote_ident(pg_catalog.split_part(x, '=', 1)) || '=' ||
        CASE WHEN pg_catalog.quote_ident(v) = v THEN v ELSE pg_catalog.quote_literal(v) END, ', ' ORDER BY place) AS flat
    FROM pg_catalog.unnest(ic.reloptions) WITH ORDINALITY u (x, place)
    CROSS JOIN LATERAL (SELECT pg_catalog.substr(x, pg_catalog.strpos(x, '=') + 1) AS v) w
) o ON true
LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
LEFT JOIN pg_catalog.pg_constraint pk ON pk.oid = k.conparentid
LEFT JOIN pg_catalog.pg_class pkc ON pkc.oid = pk.conrelid
LEFT JOIN pg_catalog.pg_namespace pkn ON pkn.oid = pkc.relnamespace
WHERE k.contype IN ('c', 'f', 'p', 'u', 'x') AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
    -- A foreign key to a partitioned table has a row for each partition there.
    AND NOT EXISTS (SELECT FROM roots r WHERE r.oid = k.oid AND r.referenced <> k.confrelid)
    AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
