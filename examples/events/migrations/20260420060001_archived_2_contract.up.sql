-- pawl 0.1.0-dev · archived · 2 of 2
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: table public.events_2026_01 loses its rows
-- from sha256:c8652a1ccbb9d7499c8e08a0f7a6018230f07d91383174e5f6e223e9a56cba03
-- to   sha256:6c57944de717afa45179cc08d15c538986972e10599fc770df24c69e00bc8379

BEGIN;
SET LOCAL lock_timeout = '2s';

DROP TABLE public.events_2026_01;

COMMIT;
