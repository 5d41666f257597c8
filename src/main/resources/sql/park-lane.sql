with free as (
  delete from customer_hold where lane = :#${variable.lane[lane]} and token = :#${variable.lane[token]}
), mine as (
  select kind, id from session where lane = :#${variable.lane[lane]} order by kind, id for update
), parked as (
  update lane set lease_token = null, lease_until = null, parked_at = now(), park_reason = :#${variable.reason}, due_at = null,
    gave_up = cast(:#${variable.gaveUp} as boolean)
  where lane = :#${variable.lane[lane]} and lease_token = :#${variable.lane[token]} and (select count(*) from mine) >= 0
  returning lane
)
update session set state = 'parked' from parked
where session.lane = parked.lane and (events_stored > events_seen or session.due_at <= now())
