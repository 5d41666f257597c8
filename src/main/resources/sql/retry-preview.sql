select md5(l.lane) as id, l.park_reason as reason, s.kind as kind, s.id as session_id, s.progress as progress
from lane l join session s using (lane)
where l.parked_at is not null and s.state = 'parked'
  and (cast(:#${variable.filter[id]} as text) is null or md5(l.lane) = :#${variable.filter[id]})
  and (cast(:#${variable.filter[reason]} as text) is null or position(:#${variable.filter[reason]} in l.park_reason) > 0)
  and (cast(:#${variable.filter[before]} as timestamptz) is null or l.parked_at < cast(:#${variable.filter[before]} as timestamptz))
order by l.parked_at, s.first_seen limit 100
