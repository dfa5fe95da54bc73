-- pawl 0.1.0-dev · streams · 7 of 10
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_rest: taken to be large and in use
-- from sha256:2b6a6faa84eb260dd9fa637b819b8e831e222d896043d168d822538804b9a49b
-- to   sha256:3393b76ee6f632d1e9c909dc74e3ec6e8da489dcb197ae8698b3ab384216bafb
-- proven sha256:ff73fa49b4139cf22261b561c8b1561049fbce6717419711da8b74bdb9ec8c6a PostgreSQL 15

CREATE INDEX CONCURRENTLY events_rest_recorded_at_idx ON public.events_rest USING brin (recorded_at) WITH (pages_per_range='32');
