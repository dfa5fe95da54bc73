-- pawl 0.1.0-dev · names_and_totals · 2 of 6
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.orders: taken to be large and in use
-- from sha256:64e76cfcd0e9878ea63c7d4647d189ac10a589bae6a3e0a8460d0e89d3f20809
-- to   sha256:5a2c6bbbe50ee2db4cc1bd7f09cfac2a10580ec346e3590afa67f8972f43895f

CREATE INDEX CONCURRENTLY orders_unpaid_idx ON public.orders USING btree (placed_at) WHERE (status = 'new'::public.order_status);
