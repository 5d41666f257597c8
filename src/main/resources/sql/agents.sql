with everybody as (
  select email from agent union select email from kustomer_user where user_id <> '' or holders > 1
  union select email from ccai_agent where not gone and email is not null
)
select e.email, coalesce(a.state, '{}') as state, u.name as kustomer_name, c.name as ccai_name,
  case when u.user_id = '' and u.holders = 1 then 0 else coalesce(u.holders, 0) end as kustomer_users, nullif(u.user_id, '') as user_id,
  coalesce(c.agents, 0) as ccai_agents, case when c.agents = 1 then c.id end as ccai_agent,
  g.team, t.name as team_name, coalesce(t.routing_on, false) as team_routing,
  coalesce(t.external_queue = coalesce(nullif(:#${properties:bridge.status.external-queue}, ''), t.external_queue), false) as external_queue,
  (select count(*) from agent_tab b where b.email = e.email
     and b.seen_at > now() - cast(:#${properties:bridge.status.tab-lives} as interval)) as live_tabs,
  k.seen_value as kustomer_status, trim(both '"' from cast(to_json(k.since) as text)) as kustomer_since, k.work_session,
  p.seen_value as ccai_status, trim(both '"' from cast(to_json(p.since) as text)) as ccai_since,
  a.trouble, trim(both '"' from cast(to_json(a.failing_since) as text)) as failing_since,
  o.outcome, trim(both '"' from cast(to_json(o.handled_at) as text)) as handled_at
from everybody e
left join agent a on a.email = e.email
left join kustomer_user u on u.email = e.email
left join lateral (
  select count(*) as agents, min(id) as id, min(name) as name from ccai_agent where ccai_agent.email = e.email and not gone) c on true
left join lateral (
  select team from agent_sighting s
  where s.email = e.email and s.side = 'kustomer' and s.value is not null and (s.source = 'work-sessions' or s.team is not null)
  order by s.n desc limit 1) g on true
left join lateral (
  select value as seen_value, coalesce(changed_at, as_of) as since, work_session from agent_sighting s
  where s.email = e.email and s.side = 'kustomer' and s.refusal is null order by s.n desc limit 1) k on true
left join lateral (
  select value as seen_value, coalesce(changed_at, as_of) as since from agent_sighting s
  where s.email = e.email and s.side = 'ccai' and s.refusal is null order by s.n desc limit 1) p on true
left join kustomer_team t on t.id = g.team
left join lateral (
  select outcome, handled_at from agent_sighting s
  where s.email = e.email and s.handled_at is not null and s.outcome <> '' order by s.n desc limit 1) o on true
order by e.email
