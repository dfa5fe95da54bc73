SELECT a.attrelid AS "table", a.attname::text AS name, a.atttypid AS type, a.atttypmod AS modifier,
    pg_catalog.format_type(a.atttypid, a.atttypmod) AS type_name, a.attnotnull AS not_null,
    a.attgenerated <> '' AS generated, a.attidentity <> '' AS identity,
    coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') AS "default"
FROM pg_catalog.pg_attribute a
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = ANY ($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
