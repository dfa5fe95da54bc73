SELECT l.classoid AS class, l.objoid AS oid, l.objsubid AS sub, l.provider, l.label
FROM pg_catalog.pg_seclabel l
WHERE l.objoid >= 16384 OR l.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
