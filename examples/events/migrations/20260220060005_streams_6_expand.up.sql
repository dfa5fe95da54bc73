-- pawl 0.1.0-dev · streams · 6 of 10
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_rest: taken to be large and in use
-- from sha256:791073595c37df2c21852b361d2f920e13c88a3b2d2792e58b868f01f39908dd
-- to   sha256:2b6a6faa84eb260dd9fa637b819b8e831e222d896043d168d822538804b9a49b
-- proven sha256:255c2c1c4fbfcbdd77caecbf5b66253b5c20d7870fb879c0c5dbeaca09fba07d PostgreSQL 15

CREATE INDEX CONCURRENTLY events_rest_payload_idx ON public.events_rest USING gin (payload jsonb_path_ops);
