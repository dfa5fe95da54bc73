-- pawl 0.1.0-dev · archived · 2 of 2
-- phase:       contract
-- transaction: yes
-- reverse:     UNSAFE: table public.events_2026_01 loses its rows
-- from sha256:8ae1c12f7a77618e1e99af4c0163eb7c1c54a4d07313b7dc46458175c7150ae8
-- to   sha256:bf91398c2668e80d8449f8e7927337e1b0b523996a4e3877b09293c953f2af7c
-- proven sha256:bac87c8c1dedc29d565c4c22341e6718befd7d8c42c3fe8aa6c78a3cb74db0e0 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

DROP TABLE public.events_2026_01;

COMMIT;
