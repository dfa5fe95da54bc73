-- pawl 0.1.0-dev · january_left · 1 of 4
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       detach-concurrently
-- table:       public.events_2026_01: taken to be large and in use
-- from sha256:80185cfdd0c66c9c9126333608f7cfd643328d94dc1da111f134529d8787a4f2
-- to   sha256:0331864862244e322eb5adc94f3e65353ab2e8805f44b55f694a0557a4ea6201
-- proven sha256:a7f187c2a58371aef97d3cbf6fb2017b7ad39fd24c7e6f30db9bee125ec9d9b1 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events DETACH PARTITION public.events_2026_01;

COMMIT;
