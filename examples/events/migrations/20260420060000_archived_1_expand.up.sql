-- pawl 0.1.0-dev · archived · 1 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- from sha256:e37ed705c32190f8238c198589a84389e9b5fa131e4f107b572a53233343cc30
-- to   sha256:8ae1c12f7a77618e1e99af4c0163eb7c1c54a4d07313b7dc46458175c7150ae8
-- proven sha256:b7b9c40e65fc2552380fb37422de3374f9d2d4d3790e5adb9b6e8393be9a38ae PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events ADD COLUMN actor text GENERATED ALWAYS AS ((payload ->> 'actor'::text)) STORED;

COMMIT;
