-- pawl 0.1.0-dev · streams · 6 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- from sha256:b59b6780649fb567b827b3db54efd474911c21339e57e9292271fe0ac319f441
-- to   sha256:7b2c5873bec0203a4c0d02120d8afb08ed27df9eb04d9b4411f6f77fa6998e3d

CREATE INDEX CONCURRENTLY events_rest_payload_idx ON public.events_rest USING gin (payload jsonb_path_ops);
