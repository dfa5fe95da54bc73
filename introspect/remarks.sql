-- What is said about objects that are not the user's own, or is not modelled: the address that it is about, the word
-- for it, and more.

-- Comments on what belongs to extensions, most of which their scripts made.
SELECT c.classoid, c.objoid, c.objsubid, 'comment', ''
FROM pg_catalog.pg_description c
JOIN pg_catalog.pg_depend d ON d.classid = c.classoid AND d.objid = c.objoid AND d.objsubid = 0 AND d.deptype = 'e'
UNION ALL
-- ALTER … DEPENDS ON EXTENSION.
SELECT d.classid, d.objid, d.objsubid, 'dependency', ' on extension ' || e.extname
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
WHERE d.deptype = 'x' AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
UNION ALL
-- Mappings that were put into a text search configuration of the server's.
SELECT 'pg_catalog.pg_ts_config'::pg_catalog.regclass::oid, m.mapcfg, 0, 'mapping', ''
FROM pg_catalog.pg_ts_config_map m
WHERE m.mapcfg < 16384 AND m.mapdict >= 16384
GROUP BY m.mapcfg
