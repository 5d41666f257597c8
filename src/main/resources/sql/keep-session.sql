with mine as (
  select kind, id, lane from session where kind = :#${body.kind} and id = :#${body.id} for update
), held as (
  update lane set lease_until = now() + interval '60 seconds' from mine
  where lane.lane = mine.lane and lane.lane = :#${variable.lane[lane]}
    and lease_token = :#${variable.lane[token]} and lease_until > now() returning lane.lane
), kept as (
  update session set progress = :#${variable.progress}, decided = decided or :#${body.decided},
    customer_id = cast(:#${body.customer} as text)
  from held where session.lane = held.lane and kind = :#${body.kind} and id = :#${body.id} returning id
), asked as (
  insert into kustomer_request (kind, session_id, operation, status, object_id)
  select cast(:#${body.kind} as text), cast(:#${body.id} as text), r.operation, r.status, r.object_id
  from jsonb_to_recordset(cast(:#${variable.sent} as jsonb)) as r(operation text, status int, object_id text), held
), known as (
  insert into contact (contact_key, customer_id)
  select cast(:#${body.contactKey} as text), cast(:#${body.customer} as text) from held where cast(:#${body.customer} as text) is not null
  on conflict (contact_key) do update set customer_id = excluded.customer_id
    where contact.customer_id <> excluded.customer_id
)
select id from kept
