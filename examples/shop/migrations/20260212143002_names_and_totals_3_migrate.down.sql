-- pawl 0.1.0-dev · names_and_totals · 3 of 6 · undo
-- proven sha256:aca34ac15f388dc447d242f5f0067d257d09956b31b18fd20773fc0e07e40b15 PostgreSQL 15

-- Nothing to undo: the values end with the column.
