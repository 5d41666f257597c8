with told as (
  select * from jsonb_to_recordset(cast(:#${variable.events} as jsonb)) as e(event_id text, source text, kind text, session_id text,
    lane text, contact boolean, occurred_at timestamptz, payload text, agent_state text, agent_email text)
), given as (
  select * from told where not is_erased(:#${properties:bridge.erasure-key}, 'session:' || kind || ':' || session_id)
), news as (
  insert into event_seen (id) select event_key(event_id) from given order by 1 on conflict do nothing returning id
), stored as (
  insert into inbox (event_id, source, kind, session_id, occurred_at, payload)
  select distinct on (event_id) event_id, source, kind, session_id, occurred_at, payload
  from given join news on news.id = event_key(given.event_id) order by event_id
  returning event_id, kind, session_id
), fresh as (
  select distinct on (g.kind, g.session_id) g.kind, g.session_id, g.lane, g.contact,
    (select count(*) from stored s where s.kind = g.kind and s.session_id = g.session_id) as arrived
  from given g join stored using (event_id) where g.kind <> 'agent'
  order by g.kind, g.session_id, g.contact desc
), sessions as (
  insert into session (kind, id, lane, contact_known, events_stored)
  select kind, session_id, lane, contact, arrived from fresh order by kind, session_id
  on conflict (kind, id) do update set
    lane = case when excluded.contact_known and not session.contact_known and not session.decided
      then excluded.lane else session.lane end,
    contact_known = session.contact_known or excluded.contact_known,
    events_stored = session.events_stored + excluded.events_stored, heard_at = now()
  returning lane
), idle as (
  select cast(:#${variable.idle[token]} as text) as token, cast(:#${variable.idle[room]} as int) as room
), lanes as (
  insert into lane (lane, due_at, traceparent, lease_token, lease_until)
  select lane, now(), cast(:#${variable.traceparent} as text), case when nth <= room then token end,
    case when nth <= room then now() + interval '60 seconds' end
  from (select lane, row_number() over (order by lane) as nth from sessions group by lane) woken, idle
  order by lane
  on conflict (lane) do update set due_at = least(lane.due_at, now()), wakes = lane.wakes + 1,
    traceparent = coalesce(excluded.traceparent, lane.traceparent),
    lease_token = case when lane.parked_at is null and coalesce(lane.lease_until, '-infinity') < now()
      then coalesce(excluded.lease_token, lane.lease_token) else lane.lease_token end,
    lease_until = case when lane.parked_at is null and coalesce(lane.lease_until, '-infinity') < now()
      then coalesce(excluded.lease_until, lane.lease_until) else lane.lease_until end
  returning lane, wakes, traceparent, lease_token, lease_token = (select token from idle) as claimed
), logged as (
  select distinct on (g.session_id) g.session_id as who, g.agent_state, coalesce(g.agent_email, a.email) as email, g.occurred_at,
    coalesce(n.changes, 0) + 1 as nth, n.who is null or (n.value <> 'Offline' and g.occurred_at > n.as_of) as news
  from given g join stored using (event_id) left join ccai_agent a on a.id = g.session_id
  left join status_seen n on n.source = 'ccai' and n.who = g.session_id
  where g.agent_state is not null order by g.session_id, g.occurred_at desc
), sightings as (
  insert into agent_sighting (sighting_id, email, side, source, value, changed_at, as_of)
  select 'ccai:' || who || ':' || nth, email, 'ccai', 'events', 'Offline', occurred_at, occurred_at
  from logged where news and agent_state = 'logout' and email is not null order by email
  on conflict do nothing returning sighting_id
), seen as (
  insert into status_seen (source, who, value, version, as_of, changes)
  select 'ccai', who, 'Offline', email, occurred_at, 1 from logged join sightings on sighting_id = 'ccai:' || who || ':' || nth order by who
  on conflict (source, who) do update set value = excluded.value, version = excluded.version, as_of = excluded.as_of,
    missed = 0, changes = status_seen.changes + 1
), woken as (
  insert into agent (email, due_at)
  select distinct email, now() from logged join sightings on sighting_id = 'ccai:' || who || ':' || nth order by email
  on conflict (email) do update set due_at = least(agent.due_at, now()), wakes = agent.wakes + 1
), finished as (
  update call_read set trouble = null, failed = 0,
    due_at = case when id in (select jsonb_array_elements_text(cast(:#${variable.again} as jsonb)))
      then now() + least(30, tries) * interval '1 second' end
  where kind = cast(:#${variable.objects[kind]} as text)
    and id in (select jsonb_array_elements_text(cast(:#${variable.objects[ids]} as jsonb)))
), wanted as (
  update status_poll set due_at = least(due_at, greatest(now(), read_at + least_pause)),
    fast_until = case what when 'agent-statuses' then now() + interval '30 seconds' else fast_until end
  where what in ('agent-statuses', 'work-sessions') and failed = 0 and exists (select 1 from logged)
)
select (select count(*) from told) - (select count(*) from stored) as duplicates, (select count(*) from stored) as stored,
  (select count(*) from lanes where claimed is not true) as waiting, mine.lane, mine.lease_token as token, mine.wakes, mine.traceparent
from (select 1) one left join lanes mine on mine.claimed
