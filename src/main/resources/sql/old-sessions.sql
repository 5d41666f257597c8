with old as (
  select s.kind, s.id from session s
  where s.first_seen < now() - cast(:#${properties:bridge.retention.keep-for} as interval)
    and coalesce(s.heard_at, s.first_seen) < now() - cast(:#${properties:bridge.retention.keep-for} as interval)
    and s.state = 'complete' and s.due_at is null and s.events_stored <= s.events_seen
    and not exists (select 1 from lane l where l.lane = s.lane and (l.parked_at is not null or l.lease_until > now()))
    and not exists (select 1 from artifact a where a.kind = s.kind and a.session_id = s.id
      and (a.fetch_due_at is not null or a.upload_due_at is not null or a.lease_until > now()))
  order by s.first_seen limit 500
)
select count(*) as sessions, cast(coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'id', id)), '[]') as text) as keys from old
