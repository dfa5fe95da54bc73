-- pawl 0.1.0-dev · archived · 2 of 2
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: table public.events_2026_01 loses its rows
-- from sha256:2eba5c4fe54578183f9967414cf6e16466e4bfcbb6dd8dcde0d5c11631b221f8
-- to   sha256:381db9cba6b0fa8b156e4da52b52cf13746e16765de088c55c807ca0056ad7b3

BEGIN;
SET LOCAL lock_timeout = '2s';

DROP TABLE public.events_2026_01;

COMMIT;
