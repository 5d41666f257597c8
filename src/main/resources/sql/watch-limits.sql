select 'kustomer.budget.used.ratio' as metric, cast(null as text) as label, cast(null as text) as value,
  case when told_limit = 0 or ends < now() then 0
    else used / greatest(1, told_limit * cast(:#${properties:bridge.kustomer.budget-share} as double precision)) end as number
from kustomer_budget
union all
select 'database.oldest.snapshot.seconds', null, null, coalesce(extract(epoch from max(now() - xact_start)), 0)
from pg_stat_activity where backend_xmin is not null and datname = current_database() and pid <> pg_backend_pid()
