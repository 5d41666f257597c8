with mine as (
  select kind, id, lane, state, events_stored from session where kind = :#${body.kind} and id = :#${body.id} for update
), held as (
  select lane.lane from lane join mine on lane.lane = mine.lane
  where lane.lane = :#${variable.lane[lane]} and lease_token = :#${variable.lane[token]} and lease_until > now() for update of lane
), asked as (
  insert into kustomer_request (kind, session_id, operation, status, object_id)
  select cast(:#${body.kind} as text), cast(:#${body.id} as text), r.operation, r.status, r.object_id
  from jsonb_to_recordset(cast(:#${variable.sent} as jsonb)) as r(operation text, status int, object_id text), held
), known as (
  insert into contact (contact_key, customer_id)
  select cast(:#${body.contactKey} as text), cast(:#${body.customer} as text) from held where cast(:#${body.customer} as text) is not null
  on conflict (contact_key) do update set customer_id = excluded.customer_id
    where contact.customer_id <> excluded.customer_id
), agents as (
  insert into ccai_agent (id, email)
  select distinct on (a.id) a.id, a.email
  from jsonb_to_recordset(cast(:#${variable.agents} as jsonb)) as a(id text, email text), held order by a.id
  on conflict (id) do update set email = excluded.email where ccai_agent.email is distinct from excluded.email
), attached as (
  update artifact set attached_at = now() from held
  where artifact.kind = :#${body.kind} and session_id = :#${body.id} and attached_at is null
    and artifact.type || ':' || artifact.part in (select jsonb_array_elements_text(cast(:#${variable.attached} as jsonb)))
), unwanted as (
  delete from artifact using held
  where artifact.kind = :#${body.kind} and session_id = :#${body.id} and stored_at is null and cast(:#${body.left} as boolean)
), wanted as (
  insert into call_read (kind, id, due_at)
  select cast(:#${body.kind} as text), cast(:#${body.id} as text), now() + after * interval '1 second'
  from held, (select cast(:#${variable.readAfter} as double precision) as after) object where after is not null
  on conflict (kind, id) do update set due_at = least(call_read.due_at, excluded.due_at), tries = 0
    where call_read.due_at is null
), free as (
  delete from customer_hold using held where customer_hold.lane = held.lane and token = :#${variable.lane[token]}
), settled as (
  update session set progress = :#${variable.progress}, decided = decided or :#${body.decided}, events_seen = :#${body.seen},
    customer_id = cast(:#${body.customer} as text), state = :#${body.state}, awaiting = cast(:#${body.awaiting} as text),
    due_at = case when :#${body.waitSeconds} < 0 then null else now() + :#${body.waitSeconds} * interval '1 second' end
  from held, mine where session.lane = held.lane and session.kind = mine.kind and session.id = mine.id
  returning session.lane, session.due_at, mine.events_stored > :#${body.seen} as news,
    session.state = 'complete' and mine.state <> 'complete' as completed
), others as (
  select bool_or(events_stored > events_seen) as news, min(due_at) as due_at
  from session where lane = :#${variable.lane[lane]} and (kind, id) <> (cast(:#${body.kind} as text), cast(:#${body.id} as text))
), released as (
  update lane set lease_token = null, lease_until = null, attempts = 0, failing_since = null, note = null, freed_at = null,
    due_at = case when wakes <> :#${variable.lane[wakes]} or settled.news or others.news then now()
      else least(settled.due_at, others.due_at) end
  from settled, others where lane.lane = settled.lane
  returning lane.due_at <= now() as more
)
select completed, (select more from released) as more from settled
