with ask as (
  select coalesce(nullif(cast(:#${variable.budget[limit]} as bigint), 0), told_limit) as told,
    cast(:#${variable.budget[share]} as double precision) as share,
    to_timestamp(cast(:#${variable.budget[ends]} as double precision)) as told_end
  from kustomer_budget
), taken as (
  update kustomer_budget b set
    told_limit = ask.told,
    used = case when b.ends <= now() then 1 else b.used + 1 end,
    ends = case when b.ends > now() then b.ends
      when ask.told_end > now() and ask.told_end <= now() + interval '61 seconds' then ask.told_end
      else now() + interval '61 seconds' end
  from ask where ask.told = 0 or b.ends <= now() or b.used < ask.told * ask.share
  returning b.used
)
select exists (select 1 from taken) as granted, extract(epoch from b.ends - now()) as wait
from ask, kustomer_budget b
