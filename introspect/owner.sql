SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub, pg_catalog.pg_get_userbyid(c.relowner)::text AS role
FROM pg_catalog.pg_class c
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND {{user "c.relnamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, p.oid, 0, pg_catalog.pg_get_userbyid(p.proowner)
FROM pg_catalog.pg_proc p
WHERE {{user "p.pronamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0, pg_catalog.pg_get_userbyid(t.typowner)
FROM pg_catalog.pg_type t
WHERE {{user "t.typnamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass::oid, n.oid, 0, pg_catalog.pg_get_userbyid(n.nspowner)
FROM pg_catalog.pg_namespace n
WHERE {{user "n.oid"}}
UNION ALL
SELECT 'pg_catalog.pg_operator'::pg_catalog.regclass::oid, o.oid, 0, pg_catalog.pg_get_userbyid(o.oprowner)
FROM pg_catalog.pg_operator o
WHERE {{user "o.oprnamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_opclass'::pg_catalog.regclass::oid, o.oid, 0, pg_catalog.pg_get_userbyid(o.opcowner)
FROM pg_catalog.pg_opclass o
WHERE {{user "o.opcnamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_opfamily'::pg_catalog.regclass::oid, o.oid, 0, pg_catalog.pg_get_userbyid(o.opfowner)
FROM pg_catalog.pg_opfamily o
WHERE {{user "o.opfnamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_collation'::pg_catalog.regclass::oid, c.oid, 0, pg_catalog.pg_get_userbyid(c.collowner)
FROM pg_catalog.pg_collation c
WHERE {{user "c.collnamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_conversion'::pg_catalog.regclass::oid, c.oid, 0, pg_catalog.pg_get_userbyid(c.conowner)
FROM pg_catalog.pg_conversion c
WHERE {{user "c.connamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_ts_dict'::pg_catalog.regclass::oid, d.oid, 0, pg_catalog.pg_get_userbyid(d.dictowner)
FROM pg_catalog.pg_ts_dict d
WHERE {{user "d.dictnamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_ts_config'::pg_catalog.regclass::oid, c.oid, 0, pg_catalog.pg_get_userbyid(c.cfgowner)
FROM pg_catalog.pg_ts_config c
WHERE {{user "c.cfgnamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass::oid, s.oid, 0, pg_catalog.pg_get_userbyid(s.stxowner)
FROM pg_catalog.pg_statistic_ext s
WHERE {{user "s.stxnamespace"}}
UNION ALL
SELECT 'pg_catalog.pg_language'::pg_catalog.regclass::oid, l.oid, 0, pg_catalog.pg_get_userbyid(l.lanowner)
FROM pg_catalog.pg_language l
UNION ALL
SELECT 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass::oid, w.oid, 0, pg_catalog.pg_get_userbyid(w.fdwowner)
FROM pg_catalog.pg_foreign_data_wrapper w
UNION ALL
SELECT 'pg_catalog.pg_foreign_server'::pg_catalog.regclass::oid, s.oid, 0, pg_catalog.pg_get_userbyid(s.srvowner)
FROM pg_catalog.pg_foreign_server s
UNION ALL
SELECT 'pg_catalog.pg_event_trigger'::pg_catalog.regclass::oid, e.oid, 0, pg_catalog.pg_get_userbyid(e.evtowner)
FROM pg_catalog.pg_event_trigger e
UNION ALL
SELECT 'pg_catalog.pg_publication'::pg_catalog.regclass::oid, p.oid, 0, pg_catalog.pg_get_userbyid(p.pubowner)
FROM pg_catalog.pg_publication p
UNION ALL
-- The catalog of subscriptions is closed; a view of it, and who owns what in shared catalogs, are open to everyone. What
-- the bootstrap superuser owns is not recorded.
SELECT k.oid, u.subid, 0, pg_catalog.pg_get_userbyid(coalesce(o.refobjid, 10))
FROM pg_catalog.pg_stat_subscription u
JOIN pg_catalog.pg_class k ON k.relnamespace = 'pg_catalog'::pg_catalog.regnamespace AND k.relname = 'pg_subscription'
LEFT JOIN pg_catalog.pg_shdepend o ON o.classid = k.oid AND o.objid = u.subid AND o.deptype = 'o'
