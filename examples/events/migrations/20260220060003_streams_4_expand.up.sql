-- pawl 0.1.0-dev · streams · 4 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- from sha256:f21f972273a6ecc17bb8e43ed63badd044c26f9f21e4a88e5ef317b3509375e9
-- to   sha256:68c6e08db16b07b30a2341c6ae067a1cf72760cdd3640a1d5eb5c16d365523a2

CREATE INDEX CONCURRENTLY events_2026_02_payload_idx ON public.events_2026_02 USING gin (payload jsonb_path_ops);
