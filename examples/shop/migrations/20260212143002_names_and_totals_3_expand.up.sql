-- pawl 0.1.0-dev · names_and_totals · 3 of 7
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- from sha256:2602b5d4fddbc0d9d60a338712929a7bdea3700de0e46d3287cde474800bf218
-- to   sha256:b669a34cb5501739321ebe99c85b13a42ee41af217d72b4b32c73ea15b28a169

CREATE INDEX CONCURRENTLY orders_unpaid_idx ON public.orders USING btree (placed_at) WHERE (status = 'new'::public.order_status);
