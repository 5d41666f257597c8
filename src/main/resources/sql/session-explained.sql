select s.kind, s.id, s.state, s.progress, s.awaiting, trim(both '"' from cast(to_json(s.due_at) as text)) as until, l.note,
  trim(both '"' from cast(to_json(l.due_at) as text)) as retry_at, l.park_reason, md5(l.lane) as parked_id,
  trim(both '"' from cast(to_json(s.first_seen) as text)) as first_seen, s.lane, s.channel, reverse(s.number_backwards) as number,
  (select cast(coalesce(json_agg(json_build_object('type', a.type, 'part', a.part, 'name', a.name, 'state', a.state, 'until', a.until,
       'trouble', a.trouble) order by a.type, a.part), '[]') as text)
   from artifact_state(:#${properties:bridge.artifacts.overdue-after}, :#${properties:bridge.recordings.kept-for}) a
   where a.kind = s.kind and a.session_id = s.id) as artifacts,
  r.trouble, trim(both '"' from cast(to_json(r.due_at) as text)) as read_at,
  (select cast(json_agg(json_build_object('source', i.source, 'at', i.occurred_at, 'received', i.received_at, 'payload', i.payload)
     order by i.received_at) as text) from events_of(s.kind, s.id, s.first_seen) i) as events,
  (select cast(json_agg(json_build_object('at', q.at, 'operation', q.operation, 'status', q.status, 'id', q.object_id) order by q.n)
     as text) from kustomer_request q where q.kind = s.kind and q.session_id = s.id) as requests
from session s join lane l using (lane) left join call_read r on r.kind = s.kind and r.id = s.id where s.kind = :#${header.kind} and s.id = :#${header.id}
