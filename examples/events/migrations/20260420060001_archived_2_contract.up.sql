-- pawl 0.1.0-dev · archived · 2 of 2
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: table public.events_2026_01 loses its rows
-- from sha256:ac26e3aa0a37d6d952ad36b9e5ce0afffd3f4e61a2115d527b228f6ad14fe7c0
-- to   sha256:8488f94bd00ee8d75e93b4d5564900e4d3e865e359b238372994178d806cffa3
-- proven sha256:766542738f6e406b408b8a54ac6fc78ec562b02767eb0223c09a32a63bd2143a PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

DROP TABLE public.events_2026_01;

COMMIT;
