-- The dependencies between objects that are not the server's own (https://www.postgresql.org/docs/current/catalog-pg-depend.html).
-- What initdb made after OID 12000 can be dropped, and is recorded here (IsPinnedObject); so is the schema public, 2200.
SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid,
    -- The functions that make a type need its name alone; see shell_type.sql.
    CASE WHEN d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
        AND (EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.oid = d.refobjid
                AND d.objid IN (t.typinput, t.typoutput, t.typreceive, t.typsend))
            OR EXISTS (SELECT FROM pg_catalog.pg_range r WHERE r.rngtypid = d.refobjid AND d.objid = r.rngcanonical))
        THEN -1 ELSE d.refobjsubid END
FROM pg_catalog.pg_depend d
WHERE d.objid >= 16384 AND d.deptype <> 'e' AND (d.refobjid >= 12000
    OR d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.refobjid = 2200)
    -- A text search configuration needs its dictionaries for its mappings only, which are objects of their own.
    AND NOT (d.classid = 'pg_catalog.pg_ts_config'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_ts_dict'::pg_catalog.regclass)
UNION ALL
SELECT 'pg_catalog.pg_ts_config_map'::pg_catalog.regclass::oid, m.mapcfg, m.maptokentype, 'pg_catalog.pg_ts_dict'::pg_catalog.regclass::oid, m.mapdict, 0
FROM pg_catalog.pg_ts_config_map m
WHERE m.mapcfg >= 16384 AND m.mapdict >= 16384
UNION ALL
-- An index stores what the support functions for its operator class make of the values, whether they belong to the
-- class or to its family.
SELECT 'pg_catalog.pg_opclass'::pg_catalog.regclass::oid, c.oid, 0, 'pg_catalog.pg_amproc'::pg_catalog.regclass::oid, p.oid, 0
FROM pg_catalog.pg_opclass c
JOIN pg_catalog.pg_amproc p ON p.amprocfamily = c.opcfamily AND p.amproclefttype = c.opcintype AND p.amprocrighttype = c.opcintype
WHERE c.oid >= 16384 AND p.oid >= 16384
