SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid AS class, p.oid, 0 AS sub
FROM pg_catalog.pg_proc p
WHERE {{user "p.pronamespace"}} AND {{own "pg_proc" "p.oid"}}
    AND EXISTS (SELECT FROM pg_catalog.pg_proc s
        WHERE s.proname = p.proname AND s.pronamespace = 'pg_catalog'::pg_catalog.regnamespace)
UNION ALL
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0
FROM pg_catalog.pg_type t
WHERE {{user "t.typnamespace"}} AND {{own "pg_type" "t.oid"}}
    AND EXISTS (SELECT FROM pg_catalog.pg_type s
        WHERE s.typname = t.typname AND s.typnamespace = 'pg_catalog'::pg_catalog.regnamespace)
