-- pawl 0.1.0-dev · names_and_totals · 2 of 5 · undo

DROP INDEX CONCURRENTLY public.orders_unpaid_idx;
