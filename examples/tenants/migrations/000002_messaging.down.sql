-- pawl 0.1.0-dev · messaging · undo
-- proven sha256:7fa72a1572f96c4b3749bb7bb229da32361c8a47e441e72be508372f3ff40af8 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL row_security = off;

LOCK TABLE messaging.messages IN ACCESS EXCLUSIVE MODE;
LOCK TABLE identity.users IN ACCESS EXCLUSIVE MODE;

DO $$
#variable_conflict use_column
<<pawl>>
DECLARE
    message text;
    rows    bigint;
    example text;
BEGIN
    LOOP
        pawl.message := 'irreversible: messaging.messages holds rows that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM messaging.messages LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        pawl.message := 'irreversible: identity.users.locale holds values that would be lost';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM identity.users WHERE locale::text IS DISTINCT FROM ('en'::text)::text LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
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
