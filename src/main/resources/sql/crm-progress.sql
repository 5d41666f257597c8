select cast(s.progress as jsonb)->>'customer' as account, cast(s.progress as jsonb)->>'ticket' as record,
  l.parked_at is not null as parked, l.park_reason as reason, l.note is not null and l.due_at > now() as postponed,
  cast(s.progress as jsonb)->>'action' as action
from session s join lane l using (lane)
where s.kind = :#${variable.session[kind]} and s.id = :#${variable.session[id]}
