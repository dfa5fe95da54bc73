SELECT 'pg_catalog.pg_event_trigger'::pg_catalog.regclass::oid AS class, e.oid, 0 AS sub,
    e.evtname::text AS name, e.evtevent::text AS event,
    (SELECT pg_catalog.array_agg(t ORDER BY t COLLATE "C") FROM pg_catalog.unnest(e.evttags) t) AS tags,
    pg_catalog.jsonb_build_object('Schema', n.nspname, 'Name', p.proname) AS function,
    e.evtenabled::text AS state
FROM pg_catalog.pg_event_trigger e
JOIN pg_catalog.pg_proc p ON p.oid = e.evtfoid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE e.oid >= 16384 AND {{own "pg_event_trigger" "e.oid"}}
