with held as (
  update lane set lease_until = now() + interval '60 seconds'
  where lane = :#${body.lane} and lease_token = :#${variable.token} and lease_until > now() returning lane
), kept as (
  update session set progress = :#${variable.progress}, decided = decided or :#${body.decided}
  from held where session.lane = held.lane and kind = :#${body.kind} and id = :#${body.id} returning id
), asked as (
  insert into kustomer_request (kind, session_id, operation, status, object_id)
  select cast(:#${body.kind} as text), cast(:#${body.id} as text), r.operation, r.status, r.object_id
  from jsonb_to_recordset(cast(:#${variable.requests} as jsonb)) as r(operation text, status int, object_id text), held
), known as (
  insert into contact (contact_key, customer_id)
  select lane, cast(:#${body.customerToRemember} as text) from held where cast(:#${body.customerToRemember} as text) <> ''
  on conflict (contact_key) do update set customer_id = excluded.customer_id
)
select id from kept
