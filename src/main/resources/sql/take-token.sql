with minute as (
  select coalesce(nullif(cast(:#${variable.budget[limit]} as bigint), 0), told_limit) as told,
    cast(:#${variable.budget[share]} as double precision) as share, cast(:#${variable.budget[wanted]} as bigint) as wanted,
    case when ends > now() then used else 0 end as used,
    case when ends > now() then case when told_end between ends and ends + interval '5 seconds' then told_end else ends end
      when told_end > now() and told_end <= now() + interval '61 seconds' then told_end
      else now() + interval '61 seconds' end as ends
  from kustomer_budget, to_timestamp(cast(:#${variable.budget[ends]} as double precision)) as told_end
  for update of kustomer_budget
), room as (
  select *, case when told = 0 then 1 else greatest(0, least(wanted, cast(ceil(told * share) as bigint) - used)) end as granted
  from minute
), taken as (
  update kustomer_budget set told_limit = room.told, used = room.used + room.granted, ends = room.ends
  from room where room.granted > 0
)
select granted, used + granted as last, extract(epoch from ends - now()) as wait from room
