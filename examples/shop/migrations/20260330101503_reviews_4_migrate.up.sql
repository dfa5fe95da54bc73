-- pawl 0.1.0-dev · reviews · 4 of 7
-- phase:       migrate
-- transaction: no
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:af2feb48f5bcd0964e5a1e809d34a5797670f41a0b467f26f5e917ca2b3e434f
-- to   sha256:af2feb48f5bcd0964e5a1e809d34a5797670f41a0b467f26f5e917ca2b3e434f
-- proven sha256:d5e77afbfcbb460fd9c0c974bb2816cc2fb2f70b76e469a94b595a524a22b79f PostgreSQL 15

DO $$
#variable_conflict use_column
<<pawl>>
DECLARE
    -- Settings: rows at a time, seconds between batches, how long to wait for a row that another holds.
    batch_size   constant int := 5000;
    pause        constant double precision := 0;
    lock_timeout constant text := '2s';
    low_1  public.orders.id%TYPE;
    high_1 public.orders.id%TYPE;
BEGIN
    SELECT id INTO pawl.low_1 FROM ONLY public.orders ORDER BY id LIMIT 1;
    IF pawl.low_1 IS NULL THEN
        RETURN;
    END IF;
    LOOP
        SELECT id INTO pawl.high_1 FROM ONLY public.orders WHERE id >= pawl.low_1 ORDER BY id OFFSET pawl.batch_size LIMIT 1;
        LOOP
            PERFORM set_config('lock_timeout', pawl.lock_timeout, true), set_config('row_security', 'off', true);
            BEGIN
                IF pawl.high_1 IS NULL THEN
                    UPDATE ONLY public.orders SET channel = 'web' WHERE id >= pawl.low_1 AND channel IS NULL;
                ELSE
                    UPDATE ONLY public.orders SET channel = 'web' WHERE id >= pawl.low_1 AND id < pawl.high_1 AND channel IS NULL;
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
