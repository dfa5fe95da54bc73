-- pawl 0.1.0-dev · payments · 1 of 3
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:613a388cdd1f677e2cbc6b5ce1aa9e6f0712432f33e1f95add559ad7c70579ee
-- to   sha256:f263d7d27496f870293bf75891f12df52b819c924edb2b7f772e72480efff108

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TYPE identity.role ADD VALUE 'owner';

COMMIT;
