-- pawl 0.1.0-dev · reviews · 3 of 7 · undo
-- proven sha256:964802ba045b83c37eaf194c3dad79cdd0e9bcc4e4daf6a1e789a9149849a505 PostgreSQL 15

DROP INDEX CONCURRENTLY public.products_search_idx;
