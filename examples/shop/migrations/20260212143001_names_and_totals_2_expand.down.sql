-- pawl 0.1.0-dev · names_and_totals · 2 of 5 · undo
-- proven sha256:118842d5dfe689ac9c0b83cb1cac9b52eae6845bbe0ac04d9b155b411aa12433 PostgreSQL 15

DROP INDEX CONCURRENTLY public.orders_unpaid_idx;
