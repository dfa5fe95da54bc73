-- pawl 0.1.0-dev · messaging · undo
-- proven sha256:4ff6f19a645cb8d196dc58a332b05da117d80e44e580c1b078a9b77e6c1687fc PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

LOCK TABLE messaging.messages IN ACCESS EXCLUSIVE MODE;
LOCK TABLE identity.users IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM messaging.messages) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: messaging.messages holds rows that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM identity.users WHERE locale::text IS DISTINCT FROM ('en'::text)::text) THEN
        RAISE EXCEPTION USING MESSAGE = 'irreversible: identity.users.locale holds values that would be lost',
            HINT = 'Nothing was changed. Go forward instead: write a new migration.';
    END IF;
END
$$;

DROP VIEW billing.open_amounts;
DROP FUNCTION messaging.take(integer);
DROP TABLE messaging.messages;
ALTER TABLE identity.users DROP COLUMN locale;
DROP DOMAIN messaging.subject;
DROP TYPE messaging.address;
REVOKE USAGE ON SCHEMA tenancy FROM messaging_service;
DROP SCHEMA messaging;

COMMIT;
