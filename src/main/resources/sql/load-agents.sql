select a.email, a.lease_token as token, a.wakes, a.attempts, a.state, a.alone, a.unsent, a.quarantined,
  trim(both '"' from cast(to_json(now()) as text)) as now,
  case when u.user_id = '' and u.holders = 1 then 0 else coalesce(u.holders, 0) end as kustomer_users, u.user_id,
  coalesce(c.agents, 0) as ccai_agents, c.id as ccai_agent,
  k.team, t.name as team_name, coalesce(t.routing_on, false) as team_routing,
  coalesce(t.external_queue = coalesce(nullif(:#${properties:bridge.status.external-queue}, ''), t.external_queue), false) as external_queue,
  (select count(*) from agent_tab b where b.email = a.email
     and b.seen_at > now() - cast(:#${properties:bridge.status.tab-lives} as interval)) as live_tabs,
  (select cast(json_agg(json_build_object('n', s.n, 'side', s.side, 'source', s.source, 'value', s.value,
     'changed_at', s.changed_at, 'as_of', s.as_of, 'work_session', s.work_session, 'team', s.team,
     'instance', s.instance, 'refusal', s.refusal, 'seen_at', s.seen_at) order by s.n) as text)
   from agent_sighting s where s.email = a.email and s.handled_at is null) as sightings
from agent a
left join kustomer_user u on u.email = a.email
left join lateral (
  select count(*) as agents, min(id) as id from ccai_agent where ccai_agent.email = a.email and not gone) c on true
left join lateral (
  select team from agent_sighting s
  where s.email = a.email and s.side = 'kustomer' and s.value is not null and (s.source = 'work-sessions' or s.team is not null)
  order by s.n desc limit 1) k on true
left join kustomer_team t on t.id = k.team
where a.lease_token = :#${variable.token} and a.lease_until > now()
order by a.email
