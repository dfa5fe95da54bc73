WITH functions AS (
    SELECT p.oid, pg_catalog.jsonb_build_object('Schema', n.nspname, 'Name', p.proname) AS name
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
)
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid AS class, t.oid, 0 AS sub,
    n.nspname::text AS schema, t.typname::text AS name,
    (SELECT f.name FROM functions f WHERE f.oid = t.typinput) AS input,
    (SELECT f.name FROM functions f WHERE f.oid = t.typoutput) AS output,
    (SELECT f.name FROM functions f WHERE f.oid = t.typreceive) AS receive,
    (SELECT f.name FROM functions f WHERE f.oid = t.typsend) AS send,
    (SELECT f.name FROM functions f WHERE f.oid = t.typmodin) AS typmod_in,
    (SELECT f.name FROM functions f WHERE f.oid = t.typmodout) AS typmod_out,
    (SELECT f.name FROM functions f WHERE f.oid = t.typanalyze) AS analyze,
    CASE WHEN t.typsubscript <> 'pg_catalog.raw_array_subscript_handler'::pg_catalog.regproc
        THEN (SELECT f.name FROM functions f WHERE f.oid = t.typsubscript) END AS subscript,
    t.typlen::int8 AS length, t.typbyval AS by_value,
    CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'd' THEN 'double' ELSE 'int4' END AS alignment,
    CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END AS storage,
    t.typcategory::text AS category, t.typispreferred AS preferred,
    t.typdefault IS NOT NULL AS has_default, t.typdefault AS default,
    CASE WHEN t.typelem <> 0 THEN pg_catalog.format_type(t.typelem, NULL) END AS element,
    t.typdelim::text AS delimiter, t.typcollation <> 0 AS collatable
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'b' AND t.typisdefined AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)
    AND {{user "t.typnamespace"}} AND {{own "pg_type" "t.oid"}}
