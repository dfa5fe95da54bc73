-- pawl 0.1.0-dev · reviews · 3 of 8
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- from sha256:fe84f01edc0a1d9d75479bf4f537ce5d22a579a5df1ba06c83b32ea89d052619
-- to   sha256:af49af09070384b38cb10b59668e99abc6ed86edc4be9b45575d8b5422d0330b

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TABLE public.orders ADD CONSTRAINT pawl_channel_not_null CHECK ((channel IS NOT NULL)) NOT VALID;

COMMIT;
