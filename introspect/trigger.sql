-- A partition's clone of a row trigger (tgisinternal until PostgreSQL 14) is made by the server, and so are the
-- triggers that enforce constraints.
SELECT 'pg_catalog.pg_trigger'::pg_catalog.regclass::oid AS class, t.oid, 0 AS sub,
    n.nspname::text AS schema, c.relname::text AS table,
    CASE c.relkind WHEN 'f' THEN 'foreign table' WHEN 'v' THEN 'view' ELSE 'table' END AS relation,
    t.tgname::text AS name,
    CASE WHEN p.oid IS NULL THEN pg_catalog.substr(pg_catalog.pg_get_triggerdef(t.oid), 1 + pg_catalog.length(
        'CREATE ' || CASE WHEN t.tgconstraint <> 0 THEN 'CONSTRAINT ' ELSE '' END || 'TRIGGER ' ||
        pg_catalog.quote_ident(t.tgname) || ' ')) END AS definition,
    t.tgconstraint <> 0 AS constraint,
    c.relkind = 'p' AND t.tgtype::int4 & 1 = 1 AS partitioned, -- TRIGGER_TYPE_ROW
    pg_catalog.jsonb_build_object('State', t.tgenabled, 'Parent', p.tgenabled) AS firing,
    CASE WHEN p.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', pn.nspname, 'Table', pc.relname, 'Name', p.tgname)
        END AS parent
FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_trigger p ON p.oid = t.tgparentid
LEFT JOIN pg_catalog.pg_class pc ON pc.oid = p.tgrelid
LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
WHERE (NOT t.tgisinternal OR t.tgparentid <> 0) AND c.relpersistence <> 't'
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.oid = t.tgconstraint AND k.contype <> 't')
    AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}} AND {{own "pg_trigger" "t.oid"}}
