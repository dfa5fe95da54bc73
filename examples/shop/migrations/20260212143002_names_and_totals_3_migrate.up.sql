-- pawl 0.1.0-dev · names_and_totals · 3 of 5
-- phase:       migrate
-- transaction: no
-- reverse:     safe
-- rules:       column-renamed
-- table:       public.customers: taken to be large and in use
-- from sha256:8d70409d7c22347eba78c0ad99b73313c28a34e5a3b48fa0653cb9808fc60e90
-- to   sha256:8d70409d7c22347eba78c0ad99b73313c28a34e5a3b48fa0653cb9808fc60e90
-- proven sha256:0339e1a9f5751efc67dea0d783d1b581c2dbfec8ca79259298e18e255c5549d1 PostgreSQL 15

DO $$
#variable_conflict use_column
<<pawl>>
DECLARE
    -- Settings: rows at a time, seconds between batches, how long to wait for a row that another holds.
    batch_size   constant int := 5000;
    pause        constant double precision := 0;
    lock_timeout constant text := '2s';
    low_1  public.customers.id%TYPE;
    high_1 public.customers.id%TYPE;
BEGIN
    SELECT id INTO pawl.low_1 FROM ONLY public.customers ORDER BY id LIMIT 1;
    IF pawl.low_1 IS NULL THEN
        RETURN;
    END IF;
    LOOP
        SELECT id INTO pawl.high_1 FROM ONLY public.customers WHERE id >= pawl.low_1 ORDER BY id OFFSET pawl.batch_size LIMIT 1;
        LOOP
            PERFORM set_config('lock_timeout', pawl.lock_timeout, true), set_config('row_security', 'off', true);
            BEGIN
                IF pawl.high_1 IS NULL THEN
                    UPDATE ONLY public.customers SET full_name = name WHERE id >= pawl.low_1 AND full_name IS DISTINCT FROM name;
                ELSE
                    UPDATE ONLY public.customers SET full_name = name WHERE id >= pawl.low_1 AND id < pawl.high_1 AND full_name IS DISTINCT FROM name;
                END IF;
                EXIT;
            EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
                PERFORM pg_sleep(0.5);
            END;
        END LOOP;
        COMMIT;
        PERFORM pg_sleep(pawl.pause);
        EXIT WHEN pawl.high_1 IS NULL;
        pawl.low_1 := pawl.high_1;
    END LOOP;
END
$$;
