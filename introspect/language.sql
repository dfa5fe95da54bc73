SELECT 'pg_catalog.pg_language'::pg_catalog.regclass::oid AS class, l.oid, 0 AS sub,
    l.lanname::text AS name, l.lanpltrusted AS trusted,
    pg_catalog.jsonb_build_object('Schema', nullif(hn.nspname, 'pg_catalog'), 'Name', h.proname) AS handler,
    CASE WHEN i.oid IS NOT NULL THEN pg_catalog.jsonb_build_object(
        'Schema', nullif(inn.nspname, 'pg_catalog'), 'Name', i.proname) END AS inline,
    CASE WHEN v.oid IS NOT NULL THEN pg_catalog.jsonb_build_object(
        'Schema', nullif(vn.nspname, 'pg_catalog'), 'Name', v.proname) END AS validator
FROM pg_catalog.pg_language l
JOIN pg_catalog.pg_proc h ON h.oid = l.lanplcallfoid
JOIN pg_catalog.pg_namespace hn ON hn.oid = h.pronamespace
LEFT JOIN pg_catalog.pg_proc i ON i.oid = l.laninline
LEFT JOIN pg_catalog.pg_namespace inn ON inn.oid = i.pronamespace
LEFT JOIN pg_catalog.pg_proc v ON v.oid = l.lanvalidator
LEFT JOIN pg_catalog.pg_namespace vn ON vn.oid = v.pronamespace
WHERE l.oid >= 16384 AND {{own "pg_language" "l.oid"}}
