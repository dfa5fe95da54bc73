-- pawl 0.1.0-dev · payments · 1 of 3
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:ec4798ae922d275a348faf3ac6d2089eb3884a412cc4a8c908250f71ba7e1c9e
-- to   sha256:ca9353122b33e1b2a1210a3ee78877dd061e24b96df499046868753400cd02ed
-- proven sha256:20ee1296099c5da0e67358e92ad61943ec72bd557e484ab94c7657e6419c99bb PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TYPE identity.role ADD VALUE 'owner';

COMMIT;
