with given as (
  select * from jsonb_to_recordset(cast(:#${variable.sightings} as jsonb)) as s(sighting_id text, email text, side text, source text,
    value text, changed_at timestamptz, as_of timestamptz, work_session text, team text, instance text, refusal text,
    seen_as text, who text, version text)
), stored as (
  insert into agent_sighting (sighting_id, email, side, source, value, changed_at, as_of, work_session, team, instance, refusal)
  select sighting_id, email, side, source, value, changed_at, as_of, work_session, team, instance, refusal
  from given order by email, as_of, sighting_id
  on conflict do nothing returning sighting_id, email
), seen as (
  insert into status_seen (source, who, value, version, as_of, changes)
  select distinct on (seen_as, who) seen_as, who, value, version, as_of, 1
  from given join stored using (sighting_id) where who is not null order by seen_as, who, as_of desc
  on conflict (source, who) do update set value = excluded.value, version = excluded.version, as_of = excluded.as_of,
    missed = 0, changes = status_seen.changes + 1
), woken as (
  insert into agent (email, due_at) select distinct email, now() from stored order by email
  on conflict (email) do update set due_at = least(agent.due_at, now()), wakes = agent.wakes + 1
), hurried as (
  update status_poll set fast_until = now() + interval '30 seconds', due_at = case when claimed_until > now() then due_at
    else least(due_at, greatest(now(), read_at + case what when 'agents' then interval '5 seconds'
      else cast(split_part(cast(:#${properties:bridge.status.ccai-poll} as text), ',', 1) as interval) end)) end
  where what in ('agent-statuses', 'agents') and failed = 0 and exists (select 1 from stored)
)
select (select count(*) from stored) as stored, (select count(*) from given) - (select count(*) from stored) as duplicates
