-- pawl 0.1.0-dev · archived · 1 of 2
-- phase:       expand
-- transaction: yes
-- reverse:     safe
-- from sha256:70e075bb04e2a99be4ecbc1d5ea4d5e7f45e8c73b2ea4157b2701fc58c2d473f
-- to   sha256:ac26e3aa0a37d6d952ad36b9e5ce0afffd3f4e61a2115d527b228f6ad14fe7c0
-- proven sha256:2fc5980d58bf6803e2bc3734886155d486de6fde4e1ad109c1e7c0bbdb2d5c42 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events ADD COLUMN actor text GENERATED ALWAYS AS ((payload ->> 'actor'::text)) STORED;

COMMIT;
