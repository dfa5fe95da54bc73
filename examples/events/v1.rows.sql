insert into events (stream_id, version, type, payload, recorded_at)
select md5((n % 50)::text)::uuid, 1 + n / 50, (array['opened', 'changed', 'closed'])[1 + n % 3],
  jsonb_build_object('n', n), timestamptz '2026-01-01 12:00+00' + n * interval '40 minutes'
from generate_series(0, 1999) n;
