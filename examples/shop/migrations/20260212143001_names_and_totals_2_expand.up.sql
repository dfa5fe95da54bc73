-- pawl 0.1.0-dev · names_and_totals · 2 of 6
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.orders: taken to be large and in use
-- from sha256:2a39d224d83efe7056ac29c2412b22f998196f37369eb624ce766dfc4ff927a1
-- to   sha256:059bd44012affa227801524f2652860418bfbcbe27b448e05450601e9fbf9b1d
-- proven sha256:0593720fdbb257ed568f376028fbafb2dee765aa13930d0b37d88cc0ec02cd53 PostgreSQL 15

CREATE INDEX CONCURRENTLY orders_unpaid_idx ON public.orders USING btree (placed_at) WHERE (status = 'new'::public.order_status);
