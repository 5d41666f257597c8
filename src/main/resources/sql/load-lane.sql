select s.kind, s.id, s.progress, s.events_stored as seen, (select trim(both '"' from cast(to_json(greatest(b.at, s.first_seen - cast(:#${properties:bridge.retention.keep-for} as interval))) as text)) from bridge_began b) as began, l.lane, l.lease_token as token, l.wakes, l.attempts,
  coalesce(extract(epoch from now() - l.failing_since), 0) as failing,
  trim(both '"' from cast(to_json(s.first_seen) as text)) as first_seen, trim(both '"' from cast(to_json(now()) as text)) as now,
  (select cast(json_agg(json_build_object('at', i.occurred_at, 'received', i.received_at, 'source', i.source,
     'payload', i.payload)) as text)
   from events_of(s.kind, s.id, s.first_seen) i) as events
from lane l join session s using (lane)
where l.lane = :#${variable.lane[lane]} and l.lease_token = :#${variable.lane[token]} and l.lease_until > now()
  and (s.events_stored > s.events_seen or s.due_at <= now())
order by s.first_seen, s.kind, s.id limit 1
