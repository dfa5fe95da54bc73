-- What is no object of its own, and can yet have a comment, privileges or a security label: its address, and the ID
-- that an object of its kind would have.

-- The columns of views and composite types.
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, c.oid, a.attnum::int4, 'column', n.nspname::text, c.relname::text, a.attname::text, ''
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
UNION ALL
-- Composite types, which have a relation for their columns.
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0, 'composite', n.nspname::text, '', t.typname::text, ''
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE c.relkind = 'c' AND {{user "t.typnamespace"}} AND {{own "pg_type" "t.oid"}}
UNION ALL
-- The indexes behind constraints.
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, i.oid, 0, 'index', n.nspname::text, c.relname::text, i.relname::text, ''
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class i ON i.oid = k.conindid
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
WHERE k.contype IN ('p', 'u', 'x') AND {{user "i.relnamespace"}} AND {{own "pg_class" "c.oid"}}
UNION ALL
-- The sequences of identity columns.
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, s.oid, 0, 'sequence', n.nspname::text, '', s.relname::text, ''
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND d.deptype = 'i' AND {{user "s.relnamespace"}} AND {{own "pg_class" "d.refobjid"}}
UNION ALL
-- Multirange types.
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0, 'multirange', n.nspname::text, '', t.typname::text, ''
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'm' AND {{user "t.typnamespace"}} AND {{own "pg_type" "t.oid"}}
UNION ALL
-- Not null constraints of columns (since PostgreSQL 18) and domains (since 17).
SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid, k.oid, 0, 'constraint', n.nspname::text, c.relname::text, k.conname::text, ''
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype = 'n' AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
UNION ALL
SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid, k.oid, 0, 'domain constraint', n.nspname::text, d.typname::text, k.conname::text, ''
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_type d ON d.oid = k.contypid
JOIN pg_catalog.pg_namespace n ON n.oid = d.typnamespace
WHERE k.contype = 'n' AND {{user "d.typnamespace"}} AND {{own "pg_type" "d.oid"}}
UNION ALL
-- What an extension made, where it has privileges that the extension or somebody gave.
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, c.oid, 0,
    CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' ELSE 'table' END,
    n.nspname::text, '', c.relname::text, ''
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relacl IS NOT NULL AND {{user "c.relnamespace"}} AND {{member "pg_class" "c.oid"}}
UNION ALL
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, c.oid, a.attnum::int4, 'column', n.nspname::text, c.relname::text, a.attname::text, ''
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE a.attacl IS NOT NULL AND {{user "c.relnamespace"}} AND {{member "pg_class" "c.oid"}}
UNION ALL
SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass::oid, p.oid, 0,
    CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname::text, '', p.proname::text,
    coalesce((SELECT pg_catalog.string_agg(pg_catalog.format_type(t, NULL), ', ' ORDER BY i)
        FROM pg_catalog.unnest(p.proargtypes::oid[]) WITH ORDINALITY u (t, i)), '')
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE p.proacl IS NOT NULL AND {{user "p.pronamespace"}} AND {{member "pg_proc" "p.oid"}}
UNION ALL
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0,
    CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'e' THEN 'enum' WHEN 'r' THEN 'range' WHEN 'c' THEN 'composite' ELSE 'base type' END,
    n.nspname::text, '', t.typname::text, ''
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typacl IS NOT NULL AND {{user "t.typnamespace"}} AND {{member "pg_type" "t.oid"}}
UNION ALL
SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass::oid, n.oid, 0, 'schema', '', '', n.nspname::text, ''
FROM pg_catalog.pg_namespace n
WHERE n.nspacl IS NOT NULL AND {{user "n.oid"}} AND {{member "pg_namespace" "n.oid"}}
UNION ALL
SELECT 'pg_catalog.pg_language'::pg_catalog.regclass::oid, l.oid, 0, 'language', '', '', l.lanname::text, ''
FROM pg_catalog.pg_language l
WHERE l.lanacl IS NOT NULL AND {{member "pg_language" "l.oid"}}
UNION ALL
SELECT 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass::oid, w.oid, 0, 'foreign data wrapper', '', '', w.fdwname::text, ''
FROM pg_catalog.pg_foreign_data_wrapper w
WHERE w.fdwacl IS NOT NULL AND {{member "pg_foreign_data_wrapper" "w.oid"}}
UNION ALL
SELECT 'pg_catalog.pg_foreign_server'::pg_catalog.regclass::oid, s.oid, 0, 'server', '', '', s.srvname::text, ''
FROM pg_catalog.pg_foreign_server s
WHERE s.srvacl IS NOT NULL AND {{member "pg_foreign_server" "s.oid"}}
