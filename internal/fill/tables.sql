SELECT c.oid, n.nspname::text AS "schema", c.relname::text AS name,
    ARRAY(SELECT a::oid FROM pg_catalog.pg_partition_ancestors(c.oid) a WHERE a <> c.oid) AS ancestors,
    coalesce(pg_catalog.pg_get_partition_constraintdef(c.oid), '') AS bound,
    ARRAY(SELECT DISTINCT k.attname::text FROM pg_catalog.pg_partition_ancestors(c.oid) a
        JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = a
        JOIN pg_catalog.pg_attribute k ON k.attrelid = p.partrelid AND k.attnum = ANY (p.partattrs::int2[]) ORDER BY 1) AS bound_columns,
    ARRAY(SELECT pg_catalog.quote_ident(t.tgname) FROM pg_catalog.pg_trigger t
        WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled <> 'D' ORDER BY t.tgname) AS triggers,
    ARRAY(SELECT t.tgenabled::text FROM pg_catalog.pg_trigger t
        WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled <> 'D' ORDER BY t.tgname) AS triggers_state,
    ARRAY(SELECT pg_catalog.quote_ident(r.rulename) FROM pg_catalog.pg_rewrite r
        WHERE r.ev_class = c.oid AND r.ev_enabled <> 'D' ORDER BY r.rulename) AS rules,
    ARRAY(SELECT r.ev_enabled::text FROM pg_catalog.pg_rewrite r
        WHERE r.ev_class = c.oid AND r.ev_enabled <> 'D' ORDER BY r.rulename) AS rules_state,
    c.relforcerowsecurity AS force_security
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
        WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY 2, 3
