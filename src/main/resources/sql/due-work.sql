with due as (
  select 'lanes' as what where exists (
    select 1 from lane where parked_at is null and due_at <= now() and (lease_until is null or lease_until < now()))
  union all select 'agents-to-settle' where cast(:#${properties:bridge.status.inheritance} as text) = 'on' and exists (
    select 1 from agent where due_at <= now() and (lease_until is null or lease_until < now()))
  union all select 'uploads' where exists (
    select 1 from artifact where upload_due_at <= now() and uploaded_at is null and stored_at is not null
      and (lease_until is null or lease_until <= now()))
  union all select 'recordings' where cast(:#${properties:bridge.recordings.enabled} as boolean) and exists (
    select 1 from artifact where fetch_due_at <= now() and (lease_until is null or lease_until < now()))
), turns as (
  select 'call-objects' as what, greatest(due_at, next_at) as at from ccai_pace, (select min(due_at) as due_at from call_read) reads where due_at is not null
  union all select 'sessions', greatest(due_at, next_at) from ccai_pace, ccai_tail where cast(:#${properties:bridge.tail.interval} as interval) > interval '0'
  union all select what, case what when 'agents' then greatest(due_at, next_at)
      when 'agent-statuses' then greatest(due_at, (select apps_pace.next_at from apps_pace) - interval '1 second')
      when 'users' then case when due_at > now() + interval '1 day' and read_at < now() - interval '1 hour' then now() else due_at end
      else due_at end
    from ccai_pace, status_poll where coalesce(claimed_until, '-infinity') <= now()
      and what <> 'lists' and (what = 'users' or cast(:#${properties:bridge.status.inheritance} as text) = 'on')
  union all select what, due_at from schedule_turn where what = 'guard-status-mapping' and coalesce(claimed_until, '-infinity') <= now()
), ahead as (
  select at from turns
  union all (select due_at from lane where parked_at is null and due_at > now() order by due_at limit 1)
  union all (select due_at from agent where due_at > now() order by due_at limit 1)
  union all (select fetch_due_at from artifact where fetch_due_at > now() order by fetch_due_at limit 1)
  union all (select upload_due_at from artifact where upload_due_at > now() order by upload_due_at limit 1)
)
select what, cast(null as bigint) as wait from due
union all select distinct what, cast(null as bigint) from turns where at <= now()
union all select 'ahead', cast(least(2000, case when exists (select 1 from due) then 400 end,
    (select ceil(extract(epoch from min(at) - now()) * 1000) from ahead where at > now() and at < now() + interval '2 seconds')) as bigint)
