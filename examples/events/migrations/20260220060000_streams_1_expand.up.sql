-- pawl 0.1.0-dev · streams · 1 of 8
-- phase:       expand
-- transaction: yes
-- reverse:     safe while nothing is written that it would lose (checked when undone)
-- rules:       index-concurrently
-- table:       public.events: taken to be large and in use
-- from sha256:a2aaa5b02bf828f4987a03a6ec2d4ebd0e1946f47b3e740941bc59b730ee95d8
-- to   sha256:17b666d902eea9a6941bf9e1e0411071fab3ab3e43435446fada6ad5aaaac18a

BEGIN;
SET LOCAL lock_timeout = '2s';

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
ALTER TABLE public.events ATTACH PARTITION public.events_2026_03 FOR VALUES FROM ('2026-03-01 00:00:00+00') TO ('2026-04-01 00:00:00+00');
CREATE INDEX events_payload_idx ON ONLY public.events USING gin (payload jsonb_path_ops);
CREATE INDEX events_recorded_at_idx ON ONLY public.events USING brin (recorded_at) WITH (pages_per_range='32');
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2026_03_pkey;
ALTER INDEX public.events_payload_idx ATTACH PARTITION public.events_2026_03_payload_idx;
ALTER INDEX public.events_recorded_at_idx ATTACH PARTITION public.events_2026_03_recorded_at_idx;
ALTER INDEX public.events_stream_idx ATTACH PARTITION public.events_2026_03_stream_id_version_idx;

COMMIT;
