WITH names AS NOT MATERIALIZED (
    SELECT f.oid, pg_catalog.jsonb_build_object('Schema', nullif(fn.nspname, 'pg_catalog'), 'Name', f.proname) AS name
    FROM pg_catalog.pg_proc f
    JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace
)
SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid AS class, p.oid, 0 AS sub,
    n.nspname::text AS schema, p.proname::text AS name,
    (SELECT pg_catalog.string_agg(pg_catalog.format_type(t, NULL), ', ' ORDER BY i)
        FROM pg_catalog.unnest(p.proargtypes::oid[]) WITH ORDINALITY u (t, i)) AS args,
    pg_catalog.pg_get_function_arguments(p.oid) AS arguments,
    (SELECT pg_catalog.array_agg(CASE p.proargmodes[i] WHEN 'v' THEN 'VARIADIC ' ELSE '' END || coalesce(p.proargnames[i], '') ORDER BY i)
        FROM pg_catalog.generate_series(1, p.pronargs) i) AS inputs,
    pg_catalog.format_type(p.prorettype, NULL) AS result,
    a.aggkind::text AS type, a.aggnumdirectargs::int8 AS direct_args,
    pg_catalog.jsonb_build_object('Function', (SELECT name FROM names WHERE oid = a.aggtransfn),
        'State', pg_catalog.format_type(a.aggtranstype, NULL), 'Space', a.aggtransspace,
        'Final', (SELECT name FROM names WHERE oid = a.aggfinalfn),
        'FinalExtra', a.aggfinalextra, 'FinalModify', a.aggfinalmodify, 'Initial', a.agginitval) AS plain,
    CASE WHEN a.aggmtransfn <> 0 THEN pg_catalog.jsonb_build_object(
        'Function', (SELECT name FROM names WHERE oid = a.aggmtransfn),
        'Inverse', (SELECT name FROM names WHERE oid = a.aggminvtransfn),
        'State', pg_catalog.format_type(a.aggmtranstype, NULL), 'Space', a.aggmtransspace,
        'Final', (SELECT name FROM names WHERE oid = a.aggmfinalfn),
        'FinalExtra', a.aggmfinalextra, 'FinalModify', a.aggmfinalmodify, 'Initial', a.aggminitval) END AS moving,
    (SELECT name FROM names WHERE oid = a.aggcombinefn) AS combine,
    (SELECT name FROM names WHERE oid = a.aggserialfn) AS serial,
    (SELECT name FROM names WHERE oid = a.aggdeserialfn) AS deserial,
    (SELECT pg_catalog.jsonb_build_object('Schema', opn.nspname, 'Name', op.oprname)
        FROM pg_catalog.pg_operator op JOIN pg_catalog.pg_namespace opn ON opn.oid = op.oprnamespace
        WHERE op.oid = a.aggsortop) AS sort_op,
    p.proparallel::text AS parallel
FROM pg_catalog.pg_aggregate a
JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE {{user "p.pronamespace"}} AND {{own "pg_proc" "p.oid"}}
