with held as (
  select lane from lane where lane = :#${body.lane} and lease_token = :#${variable.token} and lease_until > now() for update
), asked as (
  insert into kustomer_request (kind, session_id, operation, status, object_id)
  select cast(:#${body.kind} as text), cast(:#${body.id} as text), r.operation, r.status, r.object_id
  from jsonb_to_recordset(cast(:#${variable.requests} as jsonb)) as r(operation text, status int, object_id text), held
)
update session set progress = :#${variable.progress}, decided = decided or :#${body.decided}, events_seen = :#${body.seen},
  state = :#${body.state}, awaiting = :#${body.awaiting},
  due_at = case when :#${body.waitSeconds} < 0 then null else now() + :#${body.waitSeconds} * interval '1 second' end
from held where session.lane = held.lane and kind = :#${body.kind} and id = :#${body.id}
