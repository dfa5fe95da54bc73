SELECT 'pg_catalog.pg_publication'::pg_catalog.regclass::oid AS class, p.oid, 0 AS sub,
    p.pubname::text AS name, p.puballtables AS all_tables,
    pg_catalog.array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
        CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], NULL) AS publish,
    p.pubviaroot AS via_root
    {{- if ge .Major 18}}, CASE WHEN p.pubgencols <> 'n' THEN p.pubgencols::text END AS generated_columns{{end}}
FROM pg_catalog.pg_publication p
WHERE {{own "pg_publication" "p.oid"}}
