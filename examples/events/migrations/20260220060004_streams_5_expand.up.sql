-- pawl 0.1.0-dev · streams · 5 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_2026_02: taken to be large and in use
-- from sha256:55155eedd762ed18c8b5531e01b832a49691cd9bfefe3842aafd8df647b981b2
-- to   sha256:2a6542432b56173fe4d35199eca463aa1f4b7ffbd8724de9acd09bcfcfa07dae

CREATE INDEX CONCURRENTLY events_2026_02_recorded_at_idx ON public.events_2026_02 USING brin (recorded_at) WITH (pages_per_range='32');
