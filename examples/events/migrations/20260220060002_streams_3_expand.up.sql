-- pawl 0.1.0-dev · streams · 3 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_2026_01: taken to be large and in use
-- from sha256:5e5e236011731350653fad69c15341967050c7bce87540e75fc24001e38b5af3
-- to   sha256:58688d5e18c1014e6eb99c33d12e37ce3f06a48a7273f480d080e7c22bb2e2d3

CREATE INDEX CONCURRENTLY events_2026_01_recorded_at_idx ON public.events_2026_01 USING brin (recorded_at) WITH (pages_per_range='32');
