select s.kind, s.id, s.lane, s.progress, s.events_stored as seen,
  trim(both '"' from cast(to_json(s.first_seen) as text)) as first_seen, trim(both '"' from cast(to_json(now()) as text)) as now,
  (select cast(json_agg(json_build_object('at', i.occurred_at, 'received', i.received_at, 'source', i.source,
     'payload', i.payload)) as text)
   from inbox i where i.kind = s.kind and i.session_id = s.id) as events
from session s
where s.lane = :#${variable.lane[lane]} and (s.events_stored > s.events_seen or s.due_at <= now())
order by s.first_seen, s.kind, s.id limit 1
