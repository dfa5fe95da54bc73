-- pawl 0.1.0-dev · streams · 7 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_rest: taken to be large and in use
-- from sha256:9278a54bd7a0785e0e8e81058b9e24009e436784d442d0dbc6f4e56709e68d77
-- to   sha256:00dd65ed0eaade9141a0477c99d62b6bd4c43f608a24edff446333d1290007fb

CREATE INDEX CONCURRENTLY events_rest_recorded_at_idx ON public.events_rest USING brin (recorded_at) WITH (pages_per_range='32');
