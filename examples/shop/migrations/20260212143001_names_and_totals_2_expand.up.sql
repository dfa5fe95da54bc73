-- pawl 0.1.0-dev · names_and_totals · 2 of 5
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.orders: taken to be large and in use
-- from sha256:eb6f11877f4c5e224e3f6f79e91e12269fee89392b87a0c3afb9cd5acb2855b6
-- to   sha256:8d70409d7c22347eba78c0ad99b73313c28a34e5a3b48fa0653cb9808fc60e90
-- proven sha256:78b1071a55431f68b6d29d55b0b86d5f9f55bf4d7500e9a9ff2e42284404dddf PostgreSQL 15

CREATE INDEX CONCURRENTLY orders_unpaid_idx ON public.orders USING btree (placed_at) WHERE (status = 'new'::public.order_status);
