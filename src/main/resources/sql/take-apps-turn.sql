with turn as (
  update apps_pace set next_at = now() + interval '125 milliseconds'
  where next_at <= now()
  returning only_row
)
select exists (select 1 from turn) as granted,
  least(1000, greatest(5, ceil(extract(epoch from next_at - now()) * 1000))) as wait
from apps_pace
