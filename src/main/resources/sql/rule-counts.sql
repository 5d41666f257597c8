select rule, count(*) filter (where first_seen > now() - interval '1 day') as day,
  count(*) filter (where first_seen > now() - interval '7 days') as week, count(*) as kept
from session where rule is not null group by rule
