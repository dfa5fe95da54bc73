-- pawl 0.1.0-dev · reviews · 3 of 7
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.products: taken to be large and in use
-- from sha256:5bcb242bb316d5334a4acf52127a055bfc7f0a7c3714de21c0a50ced0e43d453
-- to   sha256:af2feb48f5bcd0964e5a1e809d34a5797670f41a0b467f26f5e917ca2b3e434f
-- proven sha256:ec13ea350ff8bae3f0646e82e099ac99a3ca44b2b9b26209357008cfb57db8ce PostgreSQL 15

CREATE INDEX CONCURRENTLY products_search_idx ON public.products USING gin (search);
