SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid AS class, p.oid, 0 AS sub,
    n.nspname::text AS schema, p.proname::text AS name,
    (SELECT pg_catalog.string_agg(pg_catalog.format_type(t, NULL), ', ' ORDER BY i)
        FROM pg_catalog.unnest(p.proargtypes::oid[]) WITH ORDINALITY u (t, i)) AS args,
    pg_catalog.rtrim(pg_catalog.substr(pg_catalog.pg_get_functiondef(p.oid), 1 + pg_catalog.length('CREATE OR REPLACE FUNCTION ')),
        E'\n') AS definition,
    (SELECT pg_catalog.array_agg(CASE p.proargmodes[i] WHEN 'v' THEN 'VARIADIC ' ELSE '' END || coalesce(p.proargnames[i], '') ORDER BY i)
        FROM pg_catalog.generate_series(1, coalesce(pg_catalog.cardinality(p.proallargtypes), p.pronargs)) i
        WHERE coalesce(p.proargmodes[i], 'i') IN ('i', 'b', 'v')) AS inputs,
    (SELECT pg_catalog.array_agg(coalesce(p.proargnames[i], '') || ' ' || pg_catalog.format_type(p.proallargtypes[i], NULL) ORDER BY i)
        FROM pg_catalog.generate_series(1, pg_catalog.cardinality(p.proallargtypes)) i
        WHERE p.prorettype = 'pg_catalog.record'::pg_catalog.regtype AND p.proargmodes[i] IN ('o', 'b', 't')) AS outputs,
    (SELECT pg_catalog.array_agg(d ORDER BY i)
        FROM pg_catalog.generate_series(1, coalesce(pg_catalog.cardinality(p.proallargtypes), p.pronargs)) i
        CROSS JOIN LATERAL pg_catalog.pg_get_function_arg_default(p.oid, i) d
        WHERE d IS NOT NULL) AS defaults,
    CASE WHEN p.proretset THEN 'SETOF ' ELSE '' END || pg_catalog.format_type(p.prorettype, NULL) AS result,
    p.prokind = 'w' AS window,
    (SELECT pg_catalog.jsonb_build_object('Schema', tn.nspname, 'Name', t.typname)
        FROM pg_catalog.pg_type t
        JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
        LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
        WHERE t.oid IN (p.prorettype, p.proargtypes[0]) AND (r.rngcanonical = p.oid OR t.typtype = 'b'
            AND p.oid IN (t.typinput, t.typoutput, t.typreceive, t.typsend))
            AND {{user "t.typnamespace"}} AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)
        LIMIT 1) AS type_function
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE p.prokind IN ('f', 'w') AND {{user "p.pronamespace"}} AND {{own "pg_proc" "p.oid"}}
    -- The constructors and casts of a range type come and go with it.
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
        AND i.objid = p.oid AND i.deptype = 'i')
