with held as (
  update status_poll set claimed_until = now() + interval '30 seconds',
    due_at = case when due_at < claimed_until then due_at else now() + interval '30 seconds' end
  where what = 'work-sessions' and claim = :#${variable.poll[claim]}
), read as (
  select r.who, p.email, r.value, r.version || ' ' || p.email as version, r.changed_at, r.as_of, r.work_session, r.team
  from jsonb_to_recordset(cast(:#${variable.sessions} as jsonb)) as r(who text, value text, version text, changed_at text, as_of text,
    work_session text, team text)
  join kustomer_person p on p.user_id = r.who and p.email is not null
  where r.value is not null
), changed as (
  select read.*, coalesce(s.changes, 0) + 1 as nth from read left join status_seen s on s.source = 'work-sessions' and s.who = read.who
  where s.who is null or (s.version <> read.version and cast(read.as_of as timestamptz) > s.as_of)
)
select count(*) as changes, cast(coalesce(jsonb_agg(jsonb_build_object('sighting_id', 'work-sessions:' || who || ':' || nth,
  'email', email, 'side', 'kustomer', 'source', 'work-sessions', 'value', value, 'changed_at', changed_at, 'as_of', as_of,
  'work_session', work_session, 'team', team, 'seen_as', 'work-sessions', 'who', who, 'version', version)), '[]') as text) as sightings
from changed
