with settled as (
  select id from session where kind = :#${variable.claim[kind]} and id = :#${variable.claim[session_id]} for update
), mine as (
  update artifact set uploaded_at = now(), attachment_id = cast(:#${body.attachment} as text), upload_due_at = null, upload = null,
    trouble = null, lease_token = null, lease_until = null
  from (select count(*) from settled) as after
  where lease_token = :#${variable.claim[lease_token]}
  returning kind, session_id
), asked as (
  insert into kustomer_request (kind, session_id, operation, status, object_id)
  select mine.kind, mine.session_id, r.operation, r.status, r.object_id
  from jsonb_to_recordset(cast(:#${variable.sent} as jsonb)) as r(operation text, status int, object_id text), mine
), news as (
  insert into event_seen (id) select event_key(cast(:#${variable.event[id]} as text)) from mine on conflict do nothing returning id
), stored as (
  insert into inbox (event_id, source, kind, session_id, occurred_at, payload)
  select :#${variable.event[id]}, 'upload', kind, session_id, now(), :#${variable.event[payload]} from mine, news
  returning kind, session_id
), sessions as (
  insert into session (kind, id, lane, contact_known, events_stored)
  select kind, session_id, kind || ':' || session_id, false, 1 from stored
  on conflict (kind, id) do update set events_stored = session.events_stored + 1, heard_at = now()
  returning lane
), lanes as (
  insert into lane (lane, due_at) select lane, now() from sessions
  on conflict (lane) do update set due_at = least(lane.due_at, now()), wakes = lane.wakes + 1
  returning lane
)
select (select count(*) from mine) as finished, (select count(*) from lanes) as woken
