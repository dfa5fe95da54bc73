-- pawl 0.1.0-dev · january_left
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- from sha256:7f09c3c503902544609faf8e0220d2e17e9752bd34371720a8700c27554d4300
-- to   sha256:9e84a083402b8bcc3433aa02bd0cc1da5bae16b86059d72e25f0173103e3a00f

BEGIN;
SET LOCAL lock_timeout = '2s';

ALTER TABLE public.events DETACH PARTITION public.events_2026_01;
CREATE STATISTICS public.events_stream_statistics (dependencies) ON stream_id, type FROM public.events;

CREATE TABLE public.events_2026_04 (
    event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    stream_id uuid NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT events_2026_04_pkey PRIMARY KEY (event_id, recorded_at),
    CONSTRAINT events_version_check CHECK ((version > 0))
);

CREATE INDEX events_2026_04_payload_idx ON public.events_2026_04 USING gin (payload jsonb_path_ops);
CREATE INDEX events_2026_04_recorded_at_idx ON public.events_2026_04 USING brin (recorded_at) WITH (pages_per_range='32');
CREATE INDEX events_2026_04_stream_id_version_idx ON public.events_2026_04 USING btree (stream_id, version);
ALTER TABLE public.events ATTACH PARTITION public.events_2026_04 FOR VALUES FROM ('2026-04-01 00:00:00+00') TO ('2026-05-01 00:00:00+00');
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2026_04_pkey;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_04_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_04_recorded_at_idx;
ALTER INDEX public.events_stream_idx ATTACH PARTITION public.events_2026_04_stream_id_version_idx;

CREATE MATERIALIZED VIEW public.events_per_day AS
 SELECT (date_trunc('day'::text, (events.recorded_at AT TIME ZONE 'UTC'::text)))::date AS day,
    events.type,
    count(*) AS events
   FROM public.events
  GROUP BY ((date_trunc('day'::text, (events.recorded_at AT TIME ZONE 'UTC'::text)))::date), events.type;

CREATE UNIQUE INDEX events_per_day_key ON public.events_per_day USING btree (day, type);

COMMIT;
