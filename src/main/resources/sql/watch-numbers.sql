select count(*) filter (where parked_at is not null) as parked,
  coalesce(extract(epoch from now() - min(due_at) filter (where parked_at is null)), 0) as oldest_waiting,
  count(*) filter (where parked_at is null and due_at <= now()) as waiting
from lane where parked_at is not null or due_at is not null
