-- pawl 0.1.0-dev · streams · 4 of 10
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_2026_02: taken to be large and in use
-- from sha256:8db9c183b28c1ea304d04334c960d63be2b092e05ba53c3a7bc348c1c916c721
-- to   sha256:4e941ecede6af06db7605bec9831f6363107d41f203850a5a560375c2e63a84a
-- proven sha256:72b38dff767d7033c645f270d55a0af9332ad9346ca978adcea2a63b2f6da119 PostgreSQL 15

CREATE INDEX CONCURRENTLY events_2026_02_payload_idx ON public.events_2026_02 USING gin (payload jsonb_path_ops);
