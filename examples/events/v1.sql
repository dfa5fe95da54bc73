-- An event store: streams of events, one partition for each month.

create table events (
  event_id    uuid not null default gen_random_uuid(),
  stream_id   uuid not null,
  version     integer not null check (version > 0),
  type        text not null,
  payload     jsonb not null default '{}',
  recorded_at timestamptz not null default now(),
  primary key (event_id, recorded_at)
) partition by range (recorded_at);

create index events_stream_idx on events (stream_id, version);

create table events_2026_01 partition of events for values from ('2026-01-01 00:00+00') to ('2026-02-01 00:00+00');
create table events_2026_02 partition of events for values from ('2026-02-01 00:00+00') to ('2026-03-01 00:00+00');
create table events_rest partition of events default;

comment on table events_rest is 'Stays empty: the partitions are made before they are needed';
