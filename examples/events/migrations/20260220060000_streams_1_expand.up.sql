-- pawl 0.1.0-dev · streams · 1 of 10
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- rules:       attach-after-check, index-concurrently
-- table:       public.events: taken to be large and in use
-- table:       public.events_rest: taken to be large and in use
-- from sha256:50f71a77e8449f0ee480f11d6fe26b875a65249829c6a45375a474a9559c66df
-- to   sha256:40bd88d77313df2391a086fa50c815c626ed865a82f55a1deff60ac3e7209415
-- proven sha256:efc8d2239eb0fd19c4cd5f6133e32eeaa597e7a97640a8c6fc22d78af3b80fc2 PostgreSQL 15

BEGIN;
SET LOCAL lock_timeout = '2s';

CREATE INDEX events_payload_idx ON ONLY public.events USING gin (payload jsonb_path_ops);
CREATE INDEX events_recorded_at_idx ON ONLY public.events USING brin (recorded_at) WITH (pages_per_range='32');

CREATE TABLE public.events_2026_03 (
    event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    stream_id uuid NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT events_2026_03_pkey PRIMARY KEY (event_id, recorded_at),
    CONSTRAINT events_version_check CHECK ((version > 0))
);

CREATE INDEX events_2026_03_payload_idx ON public.events_2026_03 USING gin (payload jsonb_path_ops);
CREATE INDEX events_2026_03_recorded_at_idx ON public.events_2026_03 USING brin (recorded_at) WITH (pages_per_range='32');
CREATE INDEX events_2026_03_stream_id_version_idx ON public.events_2026_03 USING btree (stream_id, version);
ALTER TABLE public.events_rest ADD CONSTRAINT pawl_public_events_2026_03_excluded CHECK ((NOT ((recorded_at IS NOT NULL) AND (recorded_at >= '2026-03-01 00:00:00+00'::timestamp with time zone) AND (recorded_at < '2026-04-01 00:00:00+00'::timestamp with time zone)))) NOT VALID;

CREATE TABLE public.streams (
    stream_id uuid NOT NULL,
    version integer NOT NULL,
    last_type text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT streams_pkey PRIMARY KEY (stream_id)
);

CREATE FUNCTION public.note_stream()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into streams values (new.stream_id, new.version, new.type, new.recorded_at)
  on conflict (stream_id) do update
    set version = excluded.version, last_type = excluded.last_type, recorded_at = excluded.recorded_at
    where streams.version < excluded.version;
  return null;
end
$function$;

CREATE TRIGGER events_note_stream AFTER INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION public.note_stream();

COMMIT;
