-- The server reads the default version from the extension's control file.
SELECT 'pg_catalog.pg_extension'::pg_catalog.regclass::oid AS class, e.oid, 0 AS sub,
    e.extname::text AS name, n.nspname::text AS schema, e.extversion AS version,
    a.default_version IS NOT DISTINCT FROM e.extversion AS default_version,
    e.extrelocatable AS relocatable,
    e.extconfig IS NOT NULL AS has_rows
FROM pg_catalog.pg_extension e
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
LEFT JOIN pg_catalog.pg_available_extensions() a ON a.name = e.extname
