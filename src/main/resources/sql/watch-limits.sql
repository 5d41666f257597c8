select 'kustomer.budget.used.ratio' as metric, cast(null as text) as label, cast(null as text) as value,
  case when told_limit = 0 or ends < now() then 0
    else used / greatest(1, told_limit * cast(:#${properties:bridge.kustomer.budget-share} as double precision)) end as number
from kustomer_budget
union all
select 'database.oldest.snapshot.seconds', null, null, coalesce(extract(epoch from max(now() - xact_start)), 0)
from pg_stat_activity where backend_xmin is not null and datname = current_database() and pid <> pg_backend_pid()
union all
select 'kustomer.webhook.silent.seconds', null, null, coalesce((select extract(epoch from now() - r.at)
  from webhook_heard h join webhook_heard own on own.door = 'kustomer-own-message'
  join kustomer_request r on r.n > h.after_request and r.at > h.heard_at + interval '10 minutes'
  where h.door = 'kustomer' and r.operation = 'post-message' and r.status between 200 and 299
  order by r.n limit 1), 0)
