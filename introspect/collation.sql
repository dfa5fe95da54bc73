SELECT 'pg_catalog.pg_collation'::pg_catalog.regclass::oid AS class, c.oid, 0 AS sub,
    n.nspname::text AS schema, c.collname::text AS name, c.collprovider::text AS provider,
    c.collisdeterministic AS deterministic,
    CASE WHEN c.collprovider = 'c' THEN c.collcollate::text END AS "collate",
    CASE WHEN c.collprovider = 'c' THEN c.collctype::text END AS ctype,
    {{if ge .Major 17}}c.colllocale{{else if ge .Major 15}}c.colliculocale{{else}}CASE WHEN c.collprovider = 'i' THEN c.collcollate::text END{{end}} AS locale,
    {{if ge .Major 16}}c.collicurules{{else}}NULL::text{{end}} AS rules
FROM pg_catalog.pg_collation c
JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
-- Collations of other encodings cannot be used in this database.
WHERE c.collencoding IN (-1, pg_catalog.pg_char_to_encoding(pg_catalog.getdatabaseencoding()))
    AND {{user "c.collnamespace"}} AND {{own "pg_collation" "c.oid"}}
