with mine as (
  select kind, id, lane from session
  where kind = :#${variable.case.kind} and id = :#${variable.case.id} for update
), held as (
  select lane.lane from lane join mine on lane.lane = mine.lane
  where lane.lane = :#${variable.lane[lane]} and lease_token = :#${variable.lane[token]} and lease_until > now() for update of lane
), asked as (
  insert into kustomer_request (kind, session_id, operation, status, object_id)
  select mine.kind, mine.id, r.operation, r.status, r.object_id
  from jsonb_to_recordset(cast(:#${variable.sent} as jsonb)) as r(operation text, status int, object_id text), mine
)
update session set progress = :#${variable.progress}, decided = decided or :#${variable.case.decided},
  customer_id = cast(:#${variable.case.customer} as text)
from held, mine where session.lane = held.lane and session.kind = mine.kind and session.id = mine.id
