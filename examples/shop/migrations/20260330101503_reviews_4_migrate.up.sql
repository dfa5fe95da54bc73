-- pawl 0.1.0-dev · reviews · 4 of 7
-- phase:       migrate
-- transaction: no
-- reverse:     safe
-- rules:       column-filled
-- table:       public.orders: taken to be large and in use
-- from sha256:cbf8b1c438f4cec87e0f8da60e08784f57389bce4bc3516be685363c9117ebba
-- to   sha256:cbf8b1c438f4cec87e0f8da60e08784f57389bce4bc3516be685363c9117ebba
-- proven sha256:2aae99695edac9f71b84124559195dc0fcfd3e2ee3ac9ef73b33aa69fecb9813 PostgreSQL 15

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
