select 'status.reading.age.seconds' as metric, 'what' as label, what as value, extract(epoch from now() - read_at) as number
from status_poll where what <> 'users' and what <> 'lists' and cast(:#${properties:bridge.status.inheritance} as text) = 'on'
union all
select 'status.reading.failed', 'what', what, failed
from status_poll where what <> 'users' and what <> 'lists' and cast(:#${properties:bridge.status.inheritance} as text) = 'on'
