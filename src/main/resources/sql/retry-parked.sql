with freed as (
  update lane set parked_at = null, park_reason = null, attempts = 0, failing_since = null, due_at = now(), wakes = wakes + 1
  where parked_at is not null and (md5(lane) = :#${variable.which} or :#${variable.which} = 'all') returning lane
), woken as (
  update session set state = 'waiting' from freed where session.lane = freed.lane and session.state = 'parked'
)
select count(*) as retried from freed
