-- pawl 0.1.0-dev · streams · 4 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_2026_02: taken to be large and in use
-- from sha256:58688d5e18c1014e6eb99c33d12e37ce3f06a48a7273f480d080e7c22bb2e2d3
-- to   sha256:55155eedd762ed18c8b5531e01b832a49691cd9bfefe3842aafd8df647b981b2

CREATE INDEX CONCURRENTLY events_2026_02_payload_idx ON public.events_2026_02 USING gin (payload jsonb_path_ops);
