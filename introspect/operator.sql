SELECT 'pg_catalog.pg_operator'::pg_catalog.regclass::oid AS class, o.oid, 0 AS sub,
    n.nspname::text AS schema, o.oprname::text AS name,
    CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE pg_catalog.format_type(o.oprleft, NULL) END AS "left",
    CASE WHEN o.oprright = 0 THEN 'NONE' ELSE pg_catalog.format_type(o.oprright, NULL) END AS "right",
    o.oprcode::oid = 0 AS shell,
    o.oprcode::oid = 0 AND NOT EXISTS (SELECT FROM pg_catalog.pg_operator r WHERE o.oid IN (r.oprcom, r.oprnegate)) AS forgotten,
    f.name AS function, r.name AS restrict, j.name AS join,
    CASE WHEN c.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', cn.nspname, 'Name', c.oprname) END AS commutator,
    CASE WHEN g.oid IS NOT NULL THEN pg_catalog.jsonb_build_object('Schema', gn.nspname, 'Name', g.oprname) END AS negator,
    o.oprcanhash AS hashes, o.oprcanmerge AS merges,
    {{if ge .Major 17}}true{{else}}false{{end}} AS linkable,
    coalesce(c.oprcode::oid = 0, false) OR coalesce(g.oprcode::oid = 0, false) AS names_shell
FROM pg_catalog.pg_operator o
JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
LEFT JOIN (
    SELECT p.oid, pg_catalog.jsonb_build_object('Schema', nullif(pn.nspname, 'pg_catalog'), 'Name', p.proname) AS name
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
) f ON f.oid = o.oprcode
LEFT JOIN (
    SELECT p.oid, pg_catalog.jsonb_build_object('Schema', nullif(pn.nspname, 'pg_catalog'), 'Name', p.proname) AS name
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
) r ON r.oid = o.oprrest
LEFT JOIN (
    SELECT p.oid, pg_catalog.jsonb_build_object('Schema', nullif(pn.nspname, 'pg_catalog'), 'Name', p.proname) AS name
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
) j ON j.oid = o.oprjoin
LEFT JOIN pg_catalog.pg_operator c ON c.oid = o.oprcom
LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = c.oprnamespace
LEFT JOIN pg_catalog.pg_operator g ON g.oid = o.oprnegate
LEFT JOIN pg_catalog.pg_namespace gn ON gn.oid = g.oprnamespace
WHERE {{user "o.oprnamespace"}} AND {{own "pg_operator" "o.oid"}}
