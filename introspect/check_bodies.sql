DO $do$
DECLARE
    routine record;
    asked pg_catalog.text[] := '{}';
    said pg_catalog.text[] := '{}';
    ordinary pg_catalog.text := (SELECT s.reset_val FROM pg_catalog.pg_settings s WHERE s.name = 'search_path');
BEGIN
    PERFORM pg_catalog.set_config('check_function_bodies', 'on', true);
    -- Who waits for a table is told that nothing is known rather than to wait.
    PERFORM pg_catalog.set_config('lock_timeout', '100ms', true);
    FOR routine IN
        SELECT p.oid, l.lanname = 'sql' AS in_sql,
            (SELECT pg_catalog.substr(setting, 13) FROM pg_catalog.unnest(p.proconfig) setting WHERE setting LIKE 'search\_path=%') AS path
        FROM pg_catalog.pg_proc p
        JOIN pg_catalog.pg_language l ON l.oid = p.prolang
        WHERE l.lanname IN ('sql', 'plpgsql') AND p.prosqlbody IS NULL AND p.prokind IN ('f', 'w', 'p')
            AND {{user "p.pronamespace"}} AND {{own "pg_proc" "p.oid"}}
    LOOP
        BEGIN
            PERFORM pg_catalog.set_config('search_path', coalesce(routine.path, ordinary), true);
            IF routine.in_sql THEN
                PERFORM pg_catalog.fmgr_sql_validator(routine.oid);
            ELSE
                PERFORM pg_catalog.plpgsql_validator(routine.oid);
            END IF;
            RAISE SQLSTATE 'PAWL0'; -- so that no lock is kept
        EXCEPTION
            WHEN lock_not_available THEN
                NULL;
            WHEN OTHERS THEN
                asked := asked || routine.oid::pg_catalog.text;
                said := said || CASE SQLSTATE WHEN 'PAWL0' THEN '' ELSE SQLERRM END;
        END;
    END LOOP;
    PERFORM pg_catalog.set_config('pawl.bodies', pg_catalog.jsonb_object(asked, said)::pg_catalog.text, true);
END
$do$
