-- pawl 0.1.0-dev · reviews · 7 of 7
-- phase:       contract
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:5691c11a64111e0b7d3c4899f53f0b534c21fae97f7dbc711286795f0f1705d5
-- to   sha256:7a03c4cd4545cd76258b5e0de146eb62b8e8083fa92685bc0c39adaa3b265aef

BEGIN;
SET LOCAL lock_timeout = '5s';

DROP TRIGGER zz_pawl_orders_channel_fill ON public.orders;
DROP FUNCTION public.pawl_orders_channel_fill();

COMMIT;
