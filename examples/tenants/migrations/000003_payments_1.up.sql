-- pawl 0.1.0-dev · payments · 1 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:eccc6386487c58576b11663fb3757ddcb390fd491923e0703c2b14c0e999b3f4
-- to   sha256:cfcac16bbeea75aae81424b403af1eca60b4ea76bada1d611331c71ef89ca9b7

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TYPE identity.role ADD VALUE 'owner';

COMMIT;
