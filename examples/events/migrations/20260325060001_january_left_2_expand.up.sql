-- pawl 0.1.0-dev · january_left · 2 of 4
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- rules:       attach-after-check
-- table:       public.events: taken to be large and in use
-- table:       public.events_rest: taken to be large and in use
-- from sha256:0331864862244e322eb5adc94f3e65353ab2e8805f44b55f694a0557a4ea6201
-- to   sha256:91c92de72977ac7c5c94ec8e82b409af24f62e2e19f26e93f9c68e3aa3c02b08
-- proven sha256:5beeb84c2d2b652d3b8b27661fc035d8f28a149a59df4b0dec3647d62d243e8c PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

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
ALTER TABLE public.events_rest ADD CONSTRAINT pawl_public_events_2026_04_excluded CHECK ((NOT ((recorded_at IS NOT NULL) AND (recorded_at >= '2026-04-01 00:00:00+00'::timestamp with time zone) AND (recorded_at < '2026-05-01 00:00:00+00'::timestamp with time zone)))) NOT VALID;

CREATE MATERIALIZED VIEW public.events_per_day AS
 SELECT (date_trunc('day'::text, (events.recorded_at AT TIME ZONE 'UTC'::text)))::date AS day,
    events.type,
    count(*) AS events
   FROM public.events
  GROUP BY ((date_trunc('day'::text, (events.recorded_at AT TIME ZONE 'UTC'::text)))::date), events.type;

CREATE UNIQUE INDEX events_per_day_key ON public.events_per_day USING btree (day, type);

COMMIT;
