select md5(l.lane) as id, l.park_reason as reason, trim(both '"' from cast(to_json(l.parked_at) as text)) as "parkedAt",
  (select cast(coalesce(json_agg(s.kind || '/' || s.id order by s.first_seen), '[]') as text) from session s
   where s.lane = l.lane and s.state = 'parked') as sessions
from lane l where l.parked_at is not null order by l.parked_at limit 500
