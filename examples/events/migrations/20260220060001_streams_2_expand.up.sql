-- pawl 0.1.0-dev · streams · 2 of 10
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_2026_01: taken to be large and in use
-- from sha256:40bd88d77313df2391a086fa50c815c626ed865a82f55a1deff60ac3e7209415
-- to   sha256:adf9cccf8f5a1fd16cd81f4f09ea57bbcff61fdd637913af02ef9bac241da349
-- proven sha256:11f16a70d2ecf9c91e99c5a39bbe5ad66bf83f570c9c3329ef2bbe3f1f67732c PostgreSQL 15

CREATE INDEX CONCURRENTLY events_2026_01_payload_idx ON public.events_2026_01 USING gin (payload jsonb_path_ops);
