SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, ic.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS table,
    CASE c.relkind WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS relation,
    ic.relname::text AS name,
    pg_catalog.replace(
        CASE WHEN pred.text IS NULL THEN body.text
            ELSE pg_catalog.left(body.text, -pg_catalog.length(' WHERE ' || pred.text)) END,
        coalesce(' WITH (' || o.flat || ')', ''), '') AS definition,
    pred.text AS predicate,
    i.indisunique AS unique,
    CASE WHEN i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL THEN (
        SELECT pg_catalog.array_agg(a.attname::text ORDER BY u.place)
        FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY u (attnum, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum
        WHERE u.place <= i.indnkeyatts) END AS columns,
    am.amname::text AS method,
    ic.reloptions AS options,
    ts.spcname::text AS tablespace,
    (SELECT pg_catalog.array_agg(a.attnum || '=' || a.attstattarget ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = ic.oid AND a.attnum > 0 AND a.attstattarget >= 0) AS statistics,
    i.indisclustered AS clustered, i.indisvalid AS valid,
    ic.relkind = 'I' AND c.relhassubclass AS partitioned, ic.relkind = 'I' AS storageless,
    CASE WHEN p.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', pn.nspname, 'Name', p.relname) END AS parent,
    pt.relname::text AS parent_table
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_am am ON am.oid = ic.relam
LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = ic.reltablespace
LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = ic.oid
LEFT JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
LEFT JOIN pg_catalog.pg_index pi ON pi.indexrelid = p.oid
LEFT JOIN pg_catalog.pg_class pt ON pt.oid = pi.indrelid
CROSS JOIN LATERAL (SELECT pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS text) pred
-- pg_get_indexdef begins with CREATE INDEX name ON table; what follows is the body.
CROSS JOIN LATERAL (SELECT pg_catalog.substr(pg_catalog.pg_get_indexdef(ic.oid), 1 + pg_catalog.length(
    'CREATE ' || CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END || 'INDEX ' || pg_catalog.quote_ident(ic.relname) || ' ON ' ||
    CASE WHEN ic.relkind = 'I' THEN 'ONLY ' ELSE '' END ||
    pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) || ' ')) AS text) body
LEFT JOIN LATERAL (
    SELECT pg_catalog.string_agg(pg_catalog.quote_ident(pg_catalog.split_part(x, '=', 1)) || '=' ||
        CASE WHEN pg_catalog.quote_ident(v) = v THEN v ELSE pg_catalog.quote_literal(v) END, ', ' ORDER BY place) AS flat
    FROM pg_catalog.unnest(ic.reloptions) WITH ORDINALITY u (x, place)
    CROSS JOIN LATERAL (SELECT pg_catalog.substr(x, pg_catalog.strpos(x, '=') + 1) AS v) w
) o ON true
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = ic.oid AND k.contype IN ('p', 'u', 'x'))
    AND c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't' AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
    AND {{own "pg_class" "ic.oid"}}
