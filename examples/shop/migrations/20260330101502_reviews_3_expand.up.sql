-- pawl 0.1.0-dev · reviews · 3 of 7
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.products: taken to be large and in use
-- from sha256:41ad392c6a7e621022ebde082af410dcaa35405c4e76e19ea5e93a9f2458e80d
-- to   sha256:cbf8b1c438f4cec87e0f8da60e08784f57389bce4bc3516be685363c9117ebba
-- proven sha256:4eb99dcdd9dea5756b435d7da6de098b1c34d79ff5a54a52778f709c2327eb11 PostgreSQL 15

CREATE INDEX CONCURRENTLY products_search_idx ON public.products USING gin (search);
