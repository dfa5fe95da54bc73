-- pawl 0.1.0-dev · reviews · 1 of 8
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:2c50db6b5b4a14b4ebe6a4f3029565a65e96e214d0c1af7cb56ec6eda142814c
-- to   sha256:67eb882240bca30887d31f39ad754e08e9244ef4037872d23e6285716bea85cf

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TYPE public.order_status ADD VALUE 'refunded';

COMMIT;
