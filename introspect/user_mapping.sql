-- The view is open to everyone, and shows the options to those who may see them. The catalog under it is not, so its
-- address is looked up.
SELECT k.oid AS class, u.umid AS oid, 0 AS sub,
    u.srvname::text AS server, u.usename::text AS user,
    {{mappingOptions "u.umoptions"}} AS options,
    u.umoptions IS NULL AND NOT (
        (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER)
        OR u.umuser = 0 AND pg_catalog.pg_has_role(s.srvowner, 'USAGE')
        OR u.umuser <> 0 AND u.usename = CURRENT_USER
            AND (pg_catalog.pg_has_role(s.srvowner, 'USAGE') OR pg_catalog.has_server_privilege(s.oid, 'USAGE'))) AS hidden
FROM pg_catalog.pg_user_mappings u
JOIN pg_catalog.pg_foreign_server s ON s.oid = u.srvid
JOIN pg_catalog.pg_class k ON k.relnamespace = 'pg_catalog'::pg_catalog.regnamespace AND k.relname = 'pg_user_mapping'
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = k.oid AND e.objid = u.umid AND e.deptype = 'e')
