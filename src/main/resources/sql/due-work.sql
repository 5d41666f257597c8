select 'lanes' as what where exists (
  select 1 from lane where parked_at is null and due_at <= now() and (lease_until is null or lease_until < now()))
union all select 'agents-to-settle' where cast(:#${properties:bridge.status.inheritance} as text) = 'on' and exists (
  select 1 from agent where due_at <= now() and (lease_until is null or lease_until < now()))
union all select 'uploads' where exists (
  select 1 from artifact where upload_due_at <= now() and uploaded_at is null and stored_at is not null
    and (lease_until is null or lease_until <= now()))
union all select 'recordings' where cast(:#${properties:bridge.recordings.enabled} as boolean) and exists (
  select 1 from artifact where fetch_due_at <= now() and (lease_until is null or lease_until < now()))
union all select w.what from ccai_pace p, (
    select 'call-objects' as what where exists (select 1 from call_read where due_at <= now())
    union all select 'sessions' where exists (select 1 from ccai_tail where due_at <= now())) w
  where p.next_at <= now()
union all select what from status_poll where coalesce(claimed_until, '-infinity') <= now()
  and (due_at <= now() or (what = 'users' and due_at > now() + interval '1 day' and read_at < now() - interval '1 hour'))
  and (what = 'users' or cast(:#${properties:bridge.status.inheritance} as text) = 'on')
union all select what from schedule_turn where what = 'guard-status-mapping' and due_at <= now() and coalesce(claimed_until, '-infinity') <= now()
