-- pawl 0.1.0-dev · streams · 3 of 10
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_2026_01: taken to be large and in use
-- from sha256:adf9cccf8f5a1fd16cd81f4f09ea57bbcff61fdd637913af02ef9bac241da349
-- to   sha256:8db9c183b28c1ea304d04334c960d63be2b092e05ba53c3a7bc348c1c916c721
-- proven sha256:455bc54a6b701450606600f4cbe63c465a089768a7b0e298acf38f99d6da50e9 PostgreSQL 15

CREATE INDEX CONCURRENTLY events_2026_01_recorded_at_idx ON public.events_2026_01 USING brin (recorded_at) WITH (pages_per_range='32');
