-- pawl 0.1.0-dev · january_left · 3 of 4
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       attach-after-check
-- table:       public.events_rest: taken to be large and in use
-- from sha256:91c92de72977ac7c5c94ec8e82b409af24f62e2e19f26e93f9c68e3aa3c02b08
-- to   sha256:38fee2282fb2ce36adb6551f2672b4845ab7ad4283ac84f811110ce0ecfedb0b
-- proven sha256:7b6226a46b3a03d222299a0d39188ad1227a531935159c5b421b5410ef0bcf23 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events_rest VALIDATE CONSTRAINT pawl_public_events_2026_04_excluded;

COMMIT;
