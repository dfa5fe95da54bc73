-- What is no object of its own, and can yet have a comment, privileges or a security label: its address, and the ID
-- that an object of its kind would have.

-- The columns of views and composite types.
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, c.oid, a.attnum::int4, 'column', n.nspname::text, c.relname::text, a.attname::text
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
UNION ALL
-- Composite types, which have a relation for their columns.
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0, 'composite', n.nspname::text, '', t.typname::text
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE c.relkind = 'c' AND {{user "t.typnamespace"}} AND {{own "pg_type" "t.oid"}}
UNION ALL
-- The indexes behind constraints.
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, i.oid, 0, 'index', n.nspname::text, c.relname::text, i.relname::text
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class i ON i.oid = k.conindid
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
WHERE k.contype IN ('p', 'u', 'x') AND {{user "i.relnamespace"}} AND {{own "pg_class" "c.oid"}}
UNION ALL
-- The sequences of identity columns.
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, s.oid, 0, 'sequence', n.nspname::text, '', s.relname::text
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND d.deptype = 'i' AND {{user "s.relnamespace"}} AND {{own "pg_class" "d.refobjid"}}
UNION ALL
-- Multirange types.
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0, 'multirange', n.nspname::text, '', t.typname::text
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'm' AND {{user "t.typnamespace"}} AND {{own "pg_type" "t.oid"}}
UNION ALL
-- Not null constraints of columns (since PostgreSQL 18) and domains (since 17).
SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid, k.oid, 0, 'constraint', n.nspname::text, c.relname::text, k.conname::text
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype = 'n' AND {{user "c.relnamespace"}} AND {{own "pg_class" "c.oid"}}
UNION ALL
SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid, k.oid, 0, 'domain constraint', n.nspname::text, d.typname::text, k.conname::text
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_type d ON d.oid = k.contypid
JOIN pg_catalog.pg_namespace n ON n.oid = d.typnamespace
WHERE k.contype = 'n' AND {{user "d.typnamespace"}} AND {{own "pg_type" "d.oid"}}
