select md5(l.lane) as id, l.park_reason as reason, cast(l.parked_at as text) as "parkedAt",
  (select cast(coalesce(json_agg(s.kind || '/' || s.id), '[]') as text) from session s
   where s.lane = l.lane and s.state = 'parked') as sessions
from lane l where l.parked_at is not null order by l.parked_at limit 500
