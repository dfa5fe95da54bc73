-- pawl 0.1.0-dev · reviews · 7 of 7
-- phase:       contract
-- transaction: yes
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:ea59428a902a75c8e5d404cfad80e4f403de6b5e6f4a62362e654b1f13af990d
-- to   sha256:ea0bf07067ae3388510d023bf6f6f370267fa6d8ec7a317bfa2f5e1185eb7289
-- proven sha256:4d0eeae7bcecf5ad025d9bda0f0db6c5ad6e95a4e9701b6220dbc0267e58f9e8 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '5s';

DROP TRIGGER zz_pawl_orders_channel_fill ON public.orders;
DROP FUNCTION public.pawl_orders_channel_fill();

COMMIT;
