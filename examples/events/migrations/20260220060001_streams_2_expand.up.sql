-- pawl 0.1.0-dev · streams · 2 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_2026_01: taken to be large and in use
-- from sha256:17b666d902eea9a6941bf9e1e0411071fab3ab3e43435446fada6ad5aaaac18a
-- to   sha256:5e5e236011731350653fad69c15341967050c7bce87540e75fc24001e38b5af3

CREATE INDEX CONCURRENTLY events_2026_01_payload_idx ON public.events_2026_01 USING gin (payload jsonb_path_ops);
