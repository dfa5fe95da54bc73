-- pawl 0.1.0-dev · reviews · 7 of 7
-- phase:       contract
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:761331eced359996b6886965dbe7c4b46c2d27797d284cb7f5139f795c25e7f4
-- to   sha256:f5e2bc5c0e8ffe583d7ceb16f6f70493bb54a9122a2498b6c55ca3b156c8b6ab
-- proven sha256:7747b7f14e634c15063afde10484c799355517af3744d51b47b847f283b6bd34 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

DROP TRIGGER zz_pawl_orders_channel_fill ON public.orders;
DROP FUNCTION public.pawl_orders_channel_fill();

COMMIT;
