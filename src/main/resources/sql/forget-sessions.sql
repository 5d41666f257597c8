with old as (
  select * from jsonb_to_recordset(cast(:#${variable.old[keys]} as jsonb)) as o(kind text, id text)
), gone as (
  delete from session s using old
  where s.kind = old.kind and s.id = old.id and s.state = 'complete' and s.events_stored <= s.events_seen
    and coalesce(s.heard_at, s.first_seen) < now() - cast(:#${properties:bridge.retention.keep-for} as interval)
  returning s.kind, s.id
), files as (
  delete from artifact a using gone where a.kind = gone.kind and a.session_id = gone.id
), reads as (
  delete from call_read r using gone where r.kind = gone.kind and r.id = gone.id
)
select count(*) as forgotten from gone
