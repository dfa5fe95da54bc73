SELECT 'pg_catalog.pg_subscription'::pg_catalog.regclass::oid AS class, s.oid, 0 AS sub,
    s.subname::text AS name, {{connection "s.subconninfo"}} AS connection, s.subenabled AS enabled,
    s.subpublications AS publications,
    s.subslotname::text AS slot, s.subsynccommit AS synchronous_commit, s.subbinary AS binary,
    CASE s.substream::text WHEN 't' THEN 'on' WHEN 'true' THEN 'on' WHEN 'p' THEN 'parallel' ELSE 'off' END AS streaming
    {{- if ge .Major 15}}, s.subtwophasestate <> 'd' AS two_phase, s.subdisableonerr AS disable_on_error{{end}},
    {{if ge .Major 16}}s.suborigin AS origin, s.subpasswordrequired AS password_required, s.subrunasowner AS run_as_owner
    {{- else}}'any' AS origin, true AS password_required{{end}}
    {{- if ge .Major 17}}, s.subfailover AS failover{{end}}
FROM pg_catalog.pg_subscription s
WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
    AND {{own "pg_subscription" "s.oid"}}
