-- pawl 0.1.0-dev · payments · 1 of 3 · undo
-- proven sha256:1a96a2718311153f901ce74b09084f1d2966a2f2a90039a6a0130717c354eede PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

LOCK TABLE identity.users IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM identity.users WHERE role::text <> ALL (ARRAY['member', 'admin']::text[])) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: identity.users.role holds values that enum identity.role does not have',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

ALTER TABLE identity.users ALTER COLUMN role DROP DEFAULT;
ALTER TYPE identity.role RENAME TO role__old;
CREATE TYPE identity.role AS ENUM ('member', 'admin');
ALTER TABLE identity.users ALTER COLUMN role TYPE identity.role USING role::text::identity.role;
ALTER TABLE identity.users ALTER COLUMN role SET DEFAULT 'member'::identity.role;
DROP TYPE identity.role__old;

COMMIT;
