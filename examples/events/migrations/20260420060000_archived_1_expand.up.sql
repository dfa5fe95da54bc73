-- pawl 0.1.0-dev · archived · 1 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- from sha256:bf6ddcd2ff3f5228c57a83e21595890879fc2f1739086b4436c0af7078a268a3
-- to   sha256:c8652a1ccbb9d7499c8e08a0f7a6018230f07d91383174e5f6e223e9a56cba03

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events ADD COLUMN actor text GENERATED ALWAYS AS ((payload ->> 'actor'::text)) STORED;

COMMIT;
