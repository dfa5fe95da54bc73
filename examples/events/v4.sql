-- An event store: streams of events, one partition for each month.

create table events (
  event_id    uuid not null default gen_random_uuid(),
  stream_id   uuid not null,
  version     integer not null check (version > 0),
  type        text not null,
  payload     jsonb not null default '{}',
  actor       text generated always as (payload ->> 'actor') stored,
  recorded_at timestamptz not null default now(),
  primary key (event_id, recorded_at)
) partition by range (recorded_at);

create index events_stream_idx on events (stream_id, version);
create index events_recorded_at_idx on events using brin (recorded_at) with (pages_per_range = 32);
create index events_payload_idx on events using gin (payload jsonb_path_ops);

create table events_2026_02 partition of events for values from ('2026-02-01 00:00+00') to ('2026-03-01 00:00+00');
create table events_2026_03 partition of events for values from ('2026-03-01 00:00+00') to ('2026-04-01 00:00+00');
create table events_2026_04 partition of events for values from ('2026-04-01 00:00+00') to ('2026-05-01 00:00+00');
create table events_rest partition of events default;

comment on table events_rest is 'Stays empty: the partitions are made before they are needed';

-- One row for each stream, kept by the trigger below.
create table streams (
  stream_id   uuid primary key,
  version     integer not null,
  last_type   text not null,
  recorded_at timestamptz not null
);

create function note_stream() returns trigger language plpgsql as $$
begin
  insert into streams values (new.stream_id, new.version, new.type, new.recorded_at)
  on conflict (stream_id) do update
    set version = excluded.version, last_type = excluded.last_type, recorded_at = excluded.recorded_at
    where streams.version < excluded.version;
  return null;
end
$$;

create trigger events_note_stream after insert on events
for each row execute function note_stream();

create statistics events_stream_statistics (dependencies) on stream_id, type from events;

create materialized view events_per_day as
select date_trunc('day', recorded_at at time zone 'UTC')::date as day, type, count(*) as events
from events
group by 1, 2;

create unique index events_per_day_key on events_per_day (day, type);
