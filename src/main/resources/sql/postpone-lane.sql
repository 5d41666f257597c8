with free as (
  delete from customer_hold where lane = :#${variable.lane[lane]} and token = :#${variable.lane[token]}
), mine as (
  select kind, id from session
  where lane = :#${variable.lane[lane]} and state = 'open' and events_stored > events_seen order by kind, id for update
), postponed as (
  update lane set lease_token = null, lease_until = null, attempts = attempts + :#${variable.counts},
    failing_since = case when :#${variable.counts} > 0 then coalesce(failing_since, now()) else failing_since end,
    note = :#${variable.reason}, due_at = now() + :#${variable.delayMillis} * interval '1 millisecond'
  where lane = :#${variable.lane[lane]} and lease_token = :#${variable.lane[token]} and (select count(*) from mine) >= 0
  returning lane
)
update session set state = 'waiting' from postponed, mine
where session.lane = postponed.lane and session.kind = mine.kind and session.id = mine.id
