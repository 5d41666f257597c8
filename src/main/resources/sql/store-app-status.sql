with given as (
  select * from jsonb_to_recordset(cast(:#${variable.sightings} as jsonb)) as s(sighting_id text, email text, side text, source text,
    value text, changed_at timestamptz, as_of timestamptz, team text, instance text)
), tab as (
  insert into agent_tab (email, instance, seen_at) select email, instance, now() from given where instance is not null
  on conflict (email, instance) do update set seen_at = now()
), closed as (
  delete from agent_tab t using given where t.email = given.email and t.seen_at < now() - interval '1 day' and t.instance is distinct from given.instance
), stored as (
  insert into agent_sighting (sighting_id, email, side, source, value, changed_at, as_of, team, instance)
  select sighting_id, email, side, source, value, changed_at, as_of, team, instance from given
  on conflict do nothing returning email
), woken as (
  insert into agent (email, due_at) select email, now() from stored
  on conflict (email) do update set due_at = least(agent.due_at, now()), wakes = agent.wakes + 1
), wanted as (
  update status_poll set due_at = least(due_at, greatest(now(), read_at + least_pause)),
    fast_until = case what when 'agent-statuses' then now() + interval '30 seconds' else fast_until end
  where what in ('agent-statuses', 'work-sessions') and exists (select 1 from stored) and (failed = 0 or due_at <= now())
)
select (select count(*) from stored) as stored, (select count(*) from given) - (select count(*) from stored) as duplicates
