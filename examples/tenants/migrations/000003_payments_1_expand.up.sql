-- pawl 0.1.0-dev · payments · 1 of 3
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:c83d09d243ebcd4373bec60c3aad8e49c471134df0d8ae3b9188525423dc08ab
-- to   sha256:6dd10124136068922167819204389abcefc182bb3a1f6d28536e9412e115c3fb
-- proven sha256:9a2b142cf72661d796905743e16d7975aa531e54662d25d77cbf381f03c9b81b PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TYPE identity.role ADD VALUE 'owner';

COMMIT;
