with chosen as (
  select lane, park_reason from lane
  where parked_at is not null
    and (cast(:#${variable.filter[id]} as text) is null or md5(lane) = :#${variable.filter[id]})
    and (cast(:#${variable.filter[reason]} as text) is null or position(:#${variable.filter[reason]} in park_reason) > 0)
    and (cast(:#${variable.filter[before]} as timestamptz) is null or parked_at < cast(:#${variable.filter[before]} as timestamptz))
), mine as (
  select s.kind, s.id from session s join chosen using (lane) where s.state = 'parked' order by s.kind, s.id for update of s
), told as (
  insert into contact (contact_key, customer_id)
  select lane, cast(:#${variable.filter[customer]} as text) from chosen
  where cast(:#${variable.filter[customer]} as text) is not null and not cast(:#${variable.filter[preview]} as boolean)
  on conflict (contact_key) do update set customer_id = excluded.customer_id
), freed as (
  update lane set parked_at = null, park_reason = null, gave_up = false, freed_at = null, attempts = 0, failing_since = null, note = null, due_at = now(), wakes = wakes + 1
  from chosen where lane.lane = chosen.lane and (select count(*) from mine) >= 0 and not cast(:#${variable.filter[preview]} as boolean) returning lane.lane
), woken as (
  update session set state = 'waiting' from freed where session.lane = freed.lane and session.state = 'parked'
), noted as (
  insert into setting_change (who, what, before, after)
  select coalesce(cast(:#${header.X-Bridge-User} as text), 'unknown'), 'parked',
    (select cast(jsonb_agg(jsonb_build_object('id', md5(f.lane), 'reason', f.park_reason)) as text)
     from (select c.lane, c.park_reason from chosen c join freed on freed.lane = c.lane order by c.lane limit 100) f),
    cast(jsonb_build_object('retried', (select count(*) from freed), 'customer', cast(:#${variable.filter[customer]} as text)) as text)
  where (select count(*) from freed) > 0
)
select (select count(*) from chosen) as matched, (select count(*) from freed) as retried
