-- pawl 0.1.0-dev · archived
-- phase:       expand
-- transaction: yes
-- reverse:     UNSAFE: table public.events_2026_01 loses its rows
-- from sha256:213f8187d5c2580c707ae45bfc3cef9cd69e91920d87d0f1c15a3442a80a580c
-- to   sha256:e6b16a4750e3b4fa8482fb893afb4d2217578811d34cd9120a7709c7a2ff46b5

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events ADD COLUMN actor text GENERATED ALWAYS AS ((payload ->> 'actor'::text)) STORED;
DROP TABLE public.events_2026_01;

COMMIT;
