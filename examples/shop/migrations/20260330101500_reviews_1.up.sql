-- pawl 0.1.0-dev · reviews · 1 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:72c9d9a64802281eb75960c5d26eece246a97f35eac20a0291ea86bd044da201
-- to   sha256:8fa5ce1e83dc2d56fb29dba9b1e0d70a50b4f7950d0200fbbbc499dad32a706d

BEGIN;
SET LOCAL lock_timeout = '5s';

ALTER TYPE public.order_status ADD VALUE 'refunded';

COMMIT;
