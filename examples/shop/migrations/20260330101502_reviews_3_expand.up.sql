-- pawl 0.1.0-dev · reviews · 3 of 7
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.products: taken to be large and in use
-- from sha256:116f3ec1c3d1aa6a0607885fe13134e78558fc864f527301be7f72ae5370d632
-- to   sha256:a0aac57301354fd16d5146a69dd8b3ac50bd3390900c77effa19be764ae9aa4b

CREATE INDEX CONCURRENTLY products_search_idx ON public.products USING gin (search);
