-- pawl 0.1.0-dev · payments · 1 of 3
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:dd808aca397cbb4fe5d6aa75de401127ecb00e7e9f761b6391f50d6a2b8204a3
-- to   sha256:16bf856919e38ced28eed80b084a272700068be1f914c1e8da8db858861b7a6d

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TYPE identity.role ADD VALUE 'owner';

COMMIT;
