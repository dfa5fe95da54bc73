-- pawl 0.1.0-dev · streams · 5 of 10
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_2026_02: taken to be large and in use
-- from sha256:4e941ecede6af06db7605bec9831f6363107d41f203850a5a560375c2e63a84a
-- to   sha256:791073595c37df2c21852b361d2f920e13c88a3b2d2792e58b868f01f39908dd
-- proven sha256:33b88f7796f724ab4b16ba85c65d78430461bb48d2c49f30ed7b9c4303f9ffc0 PostgreSQL 15

CREATE INDEX CONCURRENTLY events_2026_02_recorded_at_idx ON public.events_2026_02 USING brin (recorded_at) WITH (pages_per_range='32');
