SELECT 'pg_catalog.pg_event_trigger'::pg_catalog.regclass::oid AS class, t.oid, 0 AS sub,
    t.evtname::text AS name, t.evtevent::text AS event,
    t.evttags AS tags,
    pg_catalog.jsonb_build_object('Schema', n.nspname, 'Name', p.proname) AS function,
    t.evtenabled::text AS state
FROM pg_catalog.pg_event_trigger t
JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE t.oid >= 16384 AND {{own "pg_event_trigger" "t.oid"}}
