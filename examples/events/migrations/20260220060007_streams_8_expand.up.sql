-- pawl 0.1.0-dev · streams · 8 of 10
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       attach-after-check
-- table:       public.events_rest: taken to be large and in use
-- from sha256:3393b76ee6f632d1e9c909dc74e3ec6e8da489dcb197ae8698b3ab384216bafb
-- to   sha256:aef092c6fb2c950e93168e1e8566b090cfec3736ba621105fe3ea3bffbb1ff82
-- proven sha256:2d3809d44689136806120765b885f80941912667ab9345c873e0a4a2cbb727e0 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events_rest VALIDATE CONSTRAINT pawl_public_events_2026_03_excluded;

COMMIT;
