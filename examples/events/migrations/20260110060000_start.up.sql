-- pawl 0.1.0-dev · start
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:e4971a3fba181e8c088c05f568ef85d84f4726cf21a80be45da1f8189865d0e5
-- to   sha256:50f71a77e8449f0ee480f11d6fe26b875a65249829c6a45375a474a9559c66df
-- proven sha256:c4a559413c05c4ee455179a4acf71301e753bc1009a622687992d2b28cee9727 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

CREATE TABLE public.events (
    event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    stream_id uuid NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT events_pkey PRIMARY KEY (event_id, recorded_at),
    CONSTRAINT events_version_check CHECK ((version > 0))
)
PARTITION BY RANGE (recorded_at);

CREATE INDEX events_stream_idx ON ONLY public.events USING btree (stream_id, version);

CREATE TABLE public.events_2026_01 (
    event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    stream_id uuid NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT events_2026_01_pkey PRIMARY KEY (event_id, recorded_at),
    CONSTRAINT events_version_check CHECK ((version > 0))
);

CREATE INDEX events_2026_01_stream_id_version_idx ON public.events_2026_01 USING btree (stream_id, version);
ALTER TABLE public.events ATTACH PARTITION public.events_2026_01 FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2026-02-01 00:00:00+00');
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2026_01_pkey;
ALTER INDEX public.events_stream_idx ATTACH PARTITION public.events_2026_01_stream_id_version_idx;

CREATE TABLE public.events_2026_02 (
    event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    stream_id uuid NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT events_2026_02_pkey PRIMARY KEY (event_id, recorded_at),
    CONSTRAINT events_version_check CHECK ((version > 0))
);

CREATE INDEX events_2026_02_stream_id_version_idx ON public.events_2026_02 USING btree (stream_id, version);
ALTER TABLE public.events ATTACH PARTITION public.events_2026_02 FOR VALUES FROM ('2026-02-01 00:00:00+00') TO ('2026-03-01 00:00:00+00');
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2026_02_pkey;
ALTER INDEX public.events_stream_idx ATTACH PARTITION public.events_2026_02_stream_id_version_idx;

CREATE TABLE public.events_rest (
    event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    stream_id uuid NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT events_rest_pkey PRIMARY KEY (event_id, recorded_at),
    CONSTRAINT events_version_check CHECK ((version > 0))
);

CREATE INDEX events_rest_stream_id_version_idx ON public.events_rest USING btree (stream_id, version);
COMMENT ON TABLE public.events_rest IS 'Stays empty: the partitions are made before they are needed';
ALTER TABLE public.events ATTACH PARTITION public.events_rest DEFAULT;
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_rest_pkey;
ALTER INDEX public.events_stream_idx ATTACH PARTITION public.events_rest_stream_id_version_idx;

COMMIT;
