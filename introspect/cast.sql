SELECT 'pg_catalog.pg_cast'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    pg_catalog.format_type(c.castsource, NULL) AS source, pg_catalog.format_type(c.casttarget, NULL) AS target,
    c.castmethod::text AS method, c.castcontext::text AS context,
    CASE WHEN c.castfunc <> 0 THEN c.castfunc::pg_catalog.regprocedure::text END AS function
FROM pg_catalog.pg_cast c
WHERE c.oid >= 16384 AND {{own "pg_cast" "c.oid"}}
    -- The cast from a range type to its multirange type is made with the types.
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
        WHERE d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'i')
