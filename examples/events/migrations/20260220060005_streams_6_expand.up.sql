-- pawl 0.1.0-dev · streams · 6 of 8
-- phase:       expand
-- transaction: no
-- reverse:     safe
-- rules:       index-concurrently
-- table:       public.events_rest: taken to be large and in use
-- from sha256:2a6542432b56173fe4d35199eca463aa1f4b7ffbd8724de9acd09bcfcfa07dae
-- to   sha256:9278a54bd7a0785e0e8e81058b9e24009e436784d442d0dbc6f4e56709e68d77

CREATE INDEX CONCURRENTLY events_rest_payload_idx ON public.events_rest USING gin (payload jsonb_path_ops);
