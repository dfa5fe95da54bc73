-- pawl 0.1.0-dev · archived · 1 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- from sha256:9e84a083402b8bcc3433aa02bd0cc1da5bae16b86059d72e25f0173103e3a00f
-- to   sha256:2eba5c4fe54578183f9967414cf6e16466e4bfcbb6dd8dcde0d5c11631b221f8

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events ADD COLUMN actor text GENERATED ALWAYS AS ((payload ->> 'actor'::text)) STORED;

COMMIT;
