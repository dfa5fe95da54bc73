-- pawl 0.1.0-dev · streams · 5 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- from sha256:68c6e08db16b07b30a2341c6ae067a1cf72760cdd3640a1d5eb5c16d365523a2
-- to   sha256:b59b6780649fb567b827b3db54efd474911c21339e57e9292271fe0ac319f441

CREATE INDEX CONCURRENTLY events_2026_02_recorded_at_idx ON public.events_2026_02 USING brin (recorded_at) WITH (pages_per_range='32');
