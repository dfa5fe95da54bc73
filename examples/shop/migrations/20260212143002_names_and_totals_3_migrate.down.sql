-- pawl 0.1.0-dev · names_and_totals · 3 of 5 · undo
-- proven sha256:f6e05972fd019abcc8af36557a19bceda4ebfc1f43c61db1d08dcb26e8ee550d PostgreSQL 15

-- Nothing to undo: the values end with the column.
