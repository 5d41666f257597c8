with given as (
  select * from jsonb_to_recordset(cast(:#${variable.events} as jsonb)) as e(event_id text, source text, kind text, session_id text,
    lane text, contact boolean, occurred_at timestamptz, payload text)
), stored as (
  insert into inbox (event_id, source, kind, session_id, occurred_at, payload)
  select event_id, source, kind, session_id, occurred_at, payload from given order by event_id
  on conflict do nothing returning event_id, kind, session_id
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
    events_stored = session.events_stored + excluded.events_stored
  returning lane
), lanes as (
  insert into lane (lane, due_at) select distinct lane, now() from sessions order by lane
  on conflict (lane) do update set due_at = least(lane.due_at, now()), wakes = lane.wakes + 1
  returning lane
)
select (select count(*) from given) - (select count(*) from stored) as duplicates, (select count(*) from stored) as stored, (select count(*) from lanes) as lanes
