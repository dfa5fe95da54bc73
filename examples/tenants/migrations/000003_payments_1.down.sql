-- pawl 0.1.0-dev · payments · 1 of 2 · undo

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE identity.users ALTER COLUMN role DROP DEFAULT;
ALTER TYPE identity.role RENAME TO role__old;
CREATE TYPE identity.role AS ENUM ('member', 'admin');
ALTER TABLE identity.users ALTER COLUMN role TYPE identity.role USING role::text::identity.role;
ALTER TABLE identity.users ALTER COLUMN role SET DEFAULT 'member'::identity.role;
DROP TYPE identity.role__old;

COMMIT;
