select rule, count(*) filter (where first_seen >= now() - interval '24 hours') as day,
  count(*) filter (where first_seen >= now() - interval '7 days') as week, count(*) as ever
from session where rule is not null group by rule
