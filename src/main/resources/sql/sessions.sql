select kind, id, case when state = 'open' and due_at is not null then 'waiting' else state end as state,
  cast(first_seen as text) as "firstSeen", awaiting
from session where (:#${variable.state} = '' or state = :#${variable.state})
order by first_seen desc, kind, id limit 100 offset 100 * :#${variable.page}
