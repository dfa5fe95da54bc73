-- pawl 0.1.0-dev · january_left · 3 of 4
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- rules:       attach-after-check
-- table:       public.events_rest: taken to be large and in use
-- from sha256:830f6a6b219db6f0ce1c93e59f3b63f12d96993146564d32aff94bdab445d538
-- to   sha256:81c1021fd1903884f3c29df04982ca8436c217fa892e9f5a854a15ead04bc75c
-- proven sha256:bc56957e013eeada0c51dff5db52a45c85b3de415488cf96117395b32c75c21b PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events_rest VALIDATE CONSTRAINT pawl_public_events_2026_04_excluded;

COMMIT;
