select md5(l.lane) as parked, l.park_reason as reason, s.kind, s.id, s.progress, s.events_stored as seen, l.lane,
  (select trim(both '"' from cast(to_json(b.at) as text)) from bridge_began b) as began,
  trim(both '"' from cast(to_json(s.first_seen) as text)) as first_seen, trim(both '"' from cast(to_json(now()) as text)) as now,
  (select cast(json_agg(json_build_object('at', i.occurred_at, 'received', i.received_at, 'source', i.source,
     'payload', i.payload)) as text)
   from inbox i where i.kind = s.kind and i.session_id = s.id) as events
from lane l join session s using (lane)
where l.parked_at is not null and s.state = 'parked'
  and (cast(:#${variable.filter[id]} as text) is null or md5(l.lane) = :#${variable.filter[id]})
  and (cast(:#${variable.filter[reason]} as text) is null or position(:#${variable.filter[reason]} in l.park_reason) > 0)
  and (cast(:#${variable.filter[before]} as timestamptz) is null or l.parked_at < cast(:#${variable.filter[before]} as timestamptz))
order by l.parked_at, s.first_seen limit 100
