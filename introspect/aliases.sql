-- What pg_depend names apart although it is part of another object.

-- The row type of a relation is the relation.
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0, 'pg_catalog.pg_class'::pg_catalog.regclass::oid, t.typrelid, 0
FROM pg_catalog.pg_type t
WHERE t.typrelid <> 0 AND {{user "t.typnamespace"}}
UNION ALL
-- The array type of a type is that type.
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.typarray, 0, 'pg_catalog.pg_type'::pg_catalog.regclass::oid, t.oid, 0
FROM pg_catalog.pg_type t
WHERE t.typarray <> 0 AND {{user "t.typnamespace"}}
UNION ALL
-- The multirange type of a range type is the range type.
SELECT 'pg_catalog.pg_type'::pg_catalog.regclass::oid, r.rngmultitypid, 0, 'pg_catalog.pg_type'::pg_catalog.regclass::oid, r.rngtypid, 0
FROM pg_catalog.pg_range r
WHERE r.rngmultitypid <> 0
UNION ALL
-- The constructor functions and casts of a range type, and of its multirange type, are the type.
SELECT d.classid, d.objid, 0, d.refclassid, d.refobjid, 0
FROM pg_catalog.pg_depend d
WHERE d.deptype = 'i' AND d.classid IN ('pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_cast'::pg_catalog.regclass)
    AND d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
UNION ALL
-- The index behind a constraint is the constraint.
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid, c.conindid, 0, 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid, c.oid, 0
FROM pg_catalog.pg_constraint c
WHERE c.contype IN ('p', 'u', 'x')
UNION ALL
-- The rule that makes a view is the view.
SELECT 'pg_catalog.pg_rewrite'::pg_catalog.regclass::oid, r.oid, 0, 'pg_catalog.pg_class'::pg_catalog.regclass::oid, r.ev_class, 0
FROM pg_catalog.pg_rewrite r
WHERE r.rulename = '_RETURN'
UNION ALL
-- The sequence of an identity column is the column.
SELECT d.classid, d.objid, 0, d.refclassid, d.refobjid, d.refobjsubid
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND d.deptype = 'i'
UNION ALL
-- The expression of a generated column is the column.
SELECT 'pg_catalog.pg_attrdef'::pg_catalog.regclass::oid, e.oid, 0, 'pg_catalog.pg_class'::pg_catalog.regclass::oid, e.adrelid, e.adnum
FROM pg_catalog.pg_attrdef e
JOIN pg_catalog.pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum
WHERE a.attgenerated <> ''
UNION ALL
-- The operators and functions of an operator class, as far as they belong to it and not to its family, are the class.
SELECT d.classid, d.objid, 0, d.refclassid, d.refobjid, 0
FROM pg_catalog.pg_depend d
WHERE d.classid IN ('pg_catalog.pg_amop'::pg_catalog.regclass, 'pg_catalog.pg_amproc'::pg_catalog.regclass)
    AND d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
UNION ALL
-- A foreign key that points to a partitioned table has a constraint for each partition there: they are the foreign key.
SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid, k.oid, 0, 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid, k.conparentid, 0
FROM pg_catalog.pg_constraint k
WHERE k.contype = 'f' AND k.conparentid <> 0
UNION ALL
-- A not null constraint, which exists since PostgreSQL 18, is its column.
SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid, k.oid, 0, 'pg_catalog.pg_class'::pg_catalog.regclass::oid, k.conrelid, k.conkey[1]::int4
FROM pg_catalog.pg_constraint k
WHERE k.contype = 'n' AND k.conrelid <> 0
UNION ALL
-- That of a domain, which exists since PostgreSQL 17, is the domain.
SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid, k.oid, 0, 'pg_catalog.pg_type'::pg_catalog.regclass::oid, k.contypid, 0
FROM pg_catalog.pg_constraint k
WHERE k.contype = 'n' AND k.contypid <> 0
UNION ALL
-- What belongs to an extension stands and falls with it.
SELECT d.classid, d.objid, 0, d.refclassid, d.refobjid, 0
FROM pg_catalog.pg_depend d
WHERE d.deptype = 'e' AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
