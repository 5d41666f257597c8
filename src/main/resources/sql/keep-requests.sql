insert into kustomer_request (kind, session_id, operation, status, object_id)
select cast(:#${variable.session.kind} as text), cast(:#${variable.session.id} as text), r.operation, r.status, r.object_id
from jsonb_to_recordset(cast(:#${variable.sent} as jsonb)) as r(operation text, status int, object_id text)
