-- About how large each table is, from what the server has noted: no table is opened, so none is locked, and none that is
-- locked is waited for.
WITH RECURSIVE
-- reltuples is -1 until VACUUM or ANALYZE has looked. The counters know what was written since; after a crash they begin
-- at 0 again, and on a standby they are those of nothing. ANALYZE does not look at what is stored apart (TOAST): there the
-- counters say how many pieces of at most 2000 bytes there are.
looked AS (
    SELECT c.oid, c.relkind,
        greatest(c.reltuples::pg_catalog.int8, pg_catalog.pg_stat_get_live_tuples(c.oid)) AS rows,
        pages.size * c.relpages + coalesce(greatest(pages.size * t.relpages, 2000 * pg_catalog.pg_stat_get_live_tuples(t.oid)), 0) AS bytes,
        pages.size * coalesce((SELECT pg_catalog.sum(x.relpages) FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid), 0) AS indexes
    FROM pg_catalog.pg_class c
    LEFT JOIN pg_catalog.pg_class t ON t.oid = c.reltoastrelid
    CROSS JOIN (SELECT pg_catalog.current_setting('block_size')::pg_catalog.int8 AS size) pages
    WHERE c.relkind IN ('r', 'm') AND c.reltuples >= 0
    UNION ALL
    SELECT c.oid, c.relkind, 0, 0, 0 FROM pg_catalog.pg_class c WHERE c.relkind = 'p'
),
family AS (
    SELECT c.oid AS head, c.oid AS member FROM pg_catalog.pg_class c
    WHERE c.relkind IN ('r', 'p', 'm', 'f') AND {{user "c.relnamespace"}}
    UNION
    SELECT f.head, i.inhrelid FROM family f JOIN pg_catalog.pg_inherits i ON i.inhparent = f.member
)
SELECT n.nspname::text AS schema, c.relname::text AS name,
    CASE WHEN known THEN rows END AS rows, CASE WHEN known THEN bytes END AS bytes, CASE WHEN known THEN total END AS total_bytes
FROM (
    SELECT f.head, pg_catalog.bool_and(l.oid IS NOT NULL) AS known, pg_catalog.sum(l.rows)::pg_catalog.int8 AS rows,
        pg_catalog.sum(l.bytes)::pg_catalog.int8 AS bytes, pg_catalog.sum(l.bytes + l.indexes)::pg_catalog.int8 AS total
    FROM family f LEFT JOIN looked l ON l.oid = f.member
    GROUP BY f.head
) whole
JOIN pg_catalog.pg_class c ON c.oid = whole.head
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
