-- The dependencies between objects that are not the server's own (https://www.postgresql.org/docs/current/catalog-pg-depend.html).
-- What initdb made after OID 12000 can be dropped, and is recorded here (IsPinnedObject); so is the schema public, 2200.
SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
FROM pg_catalog.pg_depend d
WHERE d.objid >= 16384 AND d.deptype <> 'e' AND (d.refobjid >= 12000
    OR d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.refobjid = 2200)
