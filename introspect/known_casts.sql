SELECT pg_catalog.format_type(c.castsource, NULL), pg_catalog.format_type(c.casttarget, NULL), c.castcontext::text,
    c.castmethod = 'b'
FROM pg_catalog.pg_cast c
