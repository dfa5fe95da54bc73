-- pawl 0.1.0-dev · reviews · 1 of 7
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:e7755900007e8601d3ee8f0701b0e5c0bf7e91dd28a1605e56518479915893f1
-- to   sha256:2f8550774b916f8c27ec42ca4d7c7ec92cbfccb02f3014ebbdae6ad2ecaa0277

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TYPE public.order_status ADD VALUE 'refunded';

COMMIT;
