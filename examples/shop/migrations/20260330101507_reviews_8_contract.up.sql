-- pawl 0.1.0-dev · reviews · 8 of 8
-- phase:       contract
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- from sha256:2bc1065c5ab23d617c90859e9ecaf8624a6c07bacae6d7c53a902d8457530eb1
-- to   sha256:f8b5b286252153e4a0c2b00103ca5c2a8bd7bb96eb3d0cff56afebb609a9ca87

BEGIN;
SET LOCAL lock_timeout = '5s';

DROP TRIGGER pawl_orders_channel_fill ON public.orders;
DROP FUNCTION public.pawl_orders_channel_fill();

COMMIT;
