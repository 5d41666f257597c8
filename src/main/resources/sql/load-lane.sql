select s.kind, s.id, s.lane, s.progress, s.events_stored as seen,
  extract(epoch from now() - s.first_seen) as age,
  (select cast(json_agg(json_build_object('at', i.occurred_at, 'received', i.received_at, 'source', i.source,
     'payload', i.payload)) as text)
   from inbox i where i.kind = s.kind and i.session_id = s.id) as events,
  (select cast(json_agg(p.progress) as text) from (
     select o.progress from session o where o.lane = s.lane and (o.kind, o.id) <> (s.kind, s.id) and o.decided
     order by o.first_seen desc limit 20) p) as earlier,
  (select c.customer_id from contact c where c.contact_key = s.lane) as customer
from session s
where s.lane = :#${body[lane]} and (s.events_stored > s.events_seen or s.due_at <= now())
order by s.first_seen, s.kind, s.id limit 1
