-- The addresses of all that somebody made: rows with an OID that initdb did not give (FirstNormalObjectId in
-- access/transam.h), and the columns of tables. What was made as a part of something else, or by an extension, stands
-- and falls with that (https://www.postgresql.org/docs/current/catalog-pg-depend.html).
SELECT o.class, o.oid, o.sub
FROM (
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, a.attrelid, a.attnum::int4
    FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    WHERE c.relkind IN ('r', 'p', 'f') AND c.oid >= 16384 AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped
    {{- range .Holders}}
    UNION ALL
    SELECT 'pg_catalog.{{.}}'::pg_catalog.regclass::oid, o.oid, 0 FROM pg_catalog.{{.}} o WHERE o.oid >= 16384
    {{- if eq . "pg_class"}} AND o.relpersistence <> 't' AND o.relnamespace <> 'pg_toast'::pg_catalog.regnamespace{{end}}
    {{- end}}
) o (class, oid, sub)
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = o.class AND d.objid = o.oid AND d.objsubid = 0 AND d.deptype IN ('e', 'i'))
