-- The dependencies between objects that are not the server's own (https://www.postgresql.org/docs/current/catalog-pg-depend.html).
SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
FROM pg_catalog.pg_depend d
WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype <> 'e'
