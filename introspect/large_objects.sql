-- Large objects are data. There may be millions of them, so that they are counted.
SELECT pg_catalog.min(m.oid)::text || CASE WHEN pg_catalog.count(*) > 1 THEN ' and ' || pg_catalog.count(*) - 1 || ' more' ELSE '' END
FROM pg_catalog.pg_largeobject_metadata m
HAVING pg_catalog.count(*) > 0
