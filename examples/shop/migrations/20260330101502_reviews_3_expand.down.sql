-- pawl 0.1.0-dev · reviews · 3 of 7 · undo

DROP INDEX CONCURRENTLY public.products_search_idx;
