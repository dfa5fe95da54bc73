-- pawl 0.1.0-dev · names_and_totals · 2 of 6 · undo
-- proven sha256:bb9022ef8a350d2176af9cbc5ef50df7d2d58fab49ff39cc8b0bdfae0283c9c8 PostgreSQL 15

DROP INDEX CONCURRENTLY public.orders_unpaid_idx;
