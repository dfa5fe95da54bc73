-- pawl 0.1.0-dev · streams · 7 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- from sha256:7b2c5873bec0203a4c0d02120d8afb08ed27df9eb04d9b4411f6f77fa6998e3d
-- to   sha256:65296fe8ae16cee54d1143bd82ddc01b5807694a768e8388f94b38a615192a61

CREATE INDEX CONCURRENTLY events_rest_recorded_at_idx ON public.events_rest USING brin (recorded_at) WITH (pages_per_range='32');
