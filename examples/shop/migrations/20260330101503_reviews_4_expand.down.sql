-- pawl 0.1.0-dev · reviews · 4 of 8 · undo

DROP INDEX CONCURRENTLY public.products_search_idx;
