with answered as (
  select max(at) as at from (select at, status from kustomer_request order by at desc limit 100) latest where status between 200 and 299
), chosen as (
  select lane from lane, answered
  where gave_up and parked_at is not null and freed_at is null and parked_at < answered.at
  order by parked_at limit 100
), mine as (
  select s.kind, s.id from session s join chosen using (lane) where s.state = 'parked' order by s.kind, s.id for update of s
), freed as (
  update lane set parked_at = null, park_reason = null, gave_up = false, attempts = 0, failing_since = null, note = null,
    due_at = now(), wakes = wakes + 1, freed_at = now()
  from chosen where lane.lane = chosen.lane and lane.gave_up and lane.parked_at is not null and (select count(*) from mine) >= 0
  returning lane.lane
), woken as (
  update session set state = 'waiting' from freed where session.lane = freed.lane and session.state = 'parked'
)
select count(*) as freed from freed
