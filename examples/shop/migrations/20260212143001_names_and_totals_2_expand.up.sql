-- pawl 0.1.0-dev · names_and_totals · 2 of 6
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- from sha256:1bbe08f2e93e1cc00dab0a29acd26a99446916d5590e1563aa9c15f980cd87a2
-- to   sha256:b9d19a7cbfdb16254623a2690e0d310d70cce77ea861d411811ffba5db722443

CREATE INDEX CONCURRENTLY orders_unpaid_idx ON public.orders USING btree (placed_at) WHERE (status = 'new'::public.order_status);
