-- pawl 0.1.0-dev · streams · 2 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- from sha256:638c3b2efac0392c445e59eef004b16347a5ca4bd3a982e0d8340d0114050b5d
-- to   sha256:d1b8447c43a44e3b74740986e355933eff71e3cc0171c4ae609690002f8e9ee5

CREATE INDEX CONCURRENTLY events_2026_01_payload_idx ON public.events_2026_01 USING gin (payload jsonb_path_ops);
