with told as (
  select * from jsonb_to_recordset(cast(:#${variable.answers} as jsonb)) as t(email text, wakes bigint, state text, parked text,
    quarantined boolean, look_again timestamptz, rests boolean, awaits boolean, trouble text, delay_millis bigint, outcomes jsonb)
), held as (
  select a.email from agent a join told on told.email = a.email
  where a.lease_token = :#${variable.token} and a.lease_until > now() order by a.email for update of a
), kept as (
  update agent a set state = coalesce(cast(cast(a.state as jsonb) || cast(told.state as jsonb) as text), a.state), unsent = a.unsent and told.state is null,
    parked = case when told.state is null then a.parked else told.parked end,
    quarantined = case when told.state is null then a.quarantined else told.quarantined end,
    lease_token = case when told.rests then null else a.lease_token end,
    lease_until = case when told.rests then null else a.lease_until end,
    attempts = case when not told.rests or told.awaits then a.attempts when told.trouble is null then 0 else a.attempts + 1 end,
    failing_since = case when not told.rests or told.awaits then a.failing_since when told.trouble is null then null
      else coalesce(a.failing_since, now()) end,
    trouble = case when told.rests and not told.awaits then told.trouble else a.trouble end,
    due_at = case when not told.rests then a.due_at
      when told.trouble is not null then now() + told.delay_millis * interval '1 millisecond'
      when a.wakes <> told.wakes then now()
      else told.look_again end
  from held join told on told.email = held.email
  where a.email = held.email
  returning a.email
), handled as (
  update agent_sighting s set handled_at = now(), outcome = o.outcome
  from kept join told on told.email = kept.email,
    jsonb_to_recordset(told.outcomes) as o(n bigint, outcome text)
  where s.n = o.n and s.email = kept.email and s.handled_at is null
)
select email from kept
