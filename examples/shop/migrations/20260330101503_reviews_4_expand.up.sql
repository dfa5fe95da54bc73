-- pawl 0.1.0-dev · reviews · 4 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- from sha256:af49af09070384b38cb10b59668e99abc6ed86edc4be9b45575d8b5422d0330b
-- to   sha256:56ac4ca61dd4c4ba5776a0c8984c41c82d979e4e41e0c3007cb66d97af4bf416

CREATE INDEX CONCURRENTLY products_search_idx ON public.products USING gin (search);
