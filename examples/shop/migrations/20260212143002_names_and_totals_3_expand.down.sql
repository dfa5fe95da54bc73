-- pawl 0.1.0-dev · names_and_totals · 3 of 7 · undo

DROP INDEX CONCURRENTLY public.orders_unpaid_idx;
