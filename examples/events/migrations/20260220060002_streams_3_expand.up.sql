-- pawl 0.1.0-dev · streams · 3 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- from sha256:d1b8447c43a44e3b74740986e355933eff71e3cc0171c4ae609690002f8e9ee5
-- to   sha256:f21f972273a6ecc17bb8e43ed63badd044c26f9f21e4a88e5ef317b3509375e9

CREATE INDEX CONCURRENTLY events_2026_01_recorded_at_idx ON public.events_2026_01 USING brin (recorded_at) WITH (pages_per_range='32');
