-- The address with -1 is that of the name alone: depend.sql gives it to what the functions of a type need of the type.
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid AS class, t.oid, CASE WHEN t.typisdefined THEN -1 ELSE 0 END AS sub,
    n.nspname::text AS schema, t.typname::text AS name,
    -- ALTER TYPE can leave plain storage, but not return to it.
    CASE WHEN t.typisdefined AND t.typtype = 'b' THEN pg_catalog.concat_ws(' ', t.typinput::text, t.typoutput::text, t.typlen, t.typbyval,
        t.typalign, CASE WHEN t.typstorage = 'p' THEN 'plain' END, t.typcategory, t.typispreferred,
        pg_catalog.quote_nullable(t.typdefault), pg_catalog.format_type(t.typelem, NULL), t.typdelim, t.typcollation <> 0)
    WHEN t.typisdefined THEN pg_catalog.concat_ws(' ', pg_catalog.format_type(r.rngsubtype, NULL), r.rngcanonical::text, r.rngsubdiff::text,
        (SELECT o.opcname FROM pg_catalog.pg_opclass o WHERE o.oid = r.rngsubopc),
        r.rngcollation::pg_catalog.regcollation::text, pg_catalog.format_type(r.rngmultitypid, NULL))
    END AS fixed
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
WHERE (NOT t.typisdefined
        OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)
        OR t.typtype = 'r' AND r.rngcanonical <> 0)
    AND {{user "t.typnamespace"}} AND {{own "pg_type" "t.oid"}}
