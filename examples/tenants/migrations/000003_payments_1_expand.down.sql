-- pawl 0.1.0-dev · payments · 1 of 3 · undo
-- proven sha256:f275abba915a2c6d6acbe9679ace90e82178c124e92c39b3bc8752341546bb23 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL row_security = off;

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
        pawl.message := 'irreversible: identity.users.role holds values that enum identity.role does not have';
        SELECT count(*), min(lost.example) INTO pawl.rows, pawl.example
            FROM (SELECT format('id = %s', id) AS example FROM identity.users WHERE role::text <> ALL (ARRAY['member', 'admin']::text[]) LIMIT 1001) AS lost;
        EXIT WHEN pawl.rows > 0;

        RETURN;
    END LOOP;
    RAISE EXCEPTION USING HINT = 'Nothing was changed. Keep or change these rows first, or go forward: change schema.sql, and generate a new migration.',
        MESSAGE = pawl.message || CASE pawl.rows WHEN 1 THEN ': 1 row' WHEN 1001 THEN ': more than 1,000 rows' ELSE ': ' || pawl.rows || ' rows' END ||
            ', for example where ' || pawl.example;
END
$$;

ALTER TABLE identity.users ALTER COLUMN role DROP DEFAULT;
ALTER TYPE identity.role RENAME TO role__old;
CREATE TYPE identity.role AS ENUM ('member', 'admin');
ALTER TABLE identity.users ALTER COLUMN role TYPE identity.role USING role::text::identity.role;
ALTER TABLE identity.users ALTER COLUMN role SET DEFAULT 'member'::identity.role;
DROP TYPE identity.role__old;

COMMIT;
