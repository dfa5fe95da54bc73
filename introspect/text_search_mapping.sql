-- A mapping has no address in pg_depend: the dependencies' query makes one, of the configuration and the type of token.
SELECT 'pg_catalog.pg_ts_config_map'::pg_catalog.regclass::oid AS class, c.oid, m.maptokentype AS sub,
    n.nspname::text AS schema, c.cfgname::text AS configuration, t.alias AS token, m.maptokentype::int8 AS number,
    pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('Schema', nullif(dn.nspname, 'pg_catalog'), 'Name', d.dictname)
        ORDER BY m.mapseqno) AS dictionaries
FROM pg_catalog.pg_ts_config_map m
JOIN pg_catalog.pg_ts_config c ON c.oid = m.mapcfg
JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace
JOIN pg_catalog.pg_ts_dict d ON d.oid = m.mapdict
JOIN pg_catalog.pg_namespace dn ON dn.oid = d.dictnamespace
CROSS JOIN LATERAL pg_catalog.ts_token_type(c.cfgparser) t
WHERE t.tokid = m.maptokentype AND {{user "c.cfgnamespace"}} AND {{own "pg_ts_config" "c.oid"}}
GROUP BY c.oid, m.maptokentype, n.nspname, c.cfgname, t.alias
