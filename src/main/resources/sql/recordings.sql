select kind, session_id as "id", part, name, trim(both '"' from cast(to_json(due_since) as text)) as "dueSince", state,
  stored_at is not null as stored, extract(epoch from now() - due_since) as age, trouble
from (select a.*, artifact_way(a) as state from artifact a where a.type = 'recording' and a.attached_at is null) recording
where cast(:#${variable.filter[state]} as text) is null or state = :#${variable.filter[state]}
order by due_since, kind, session_id, part limit 100 offset 100 * :#${variable.filter[page]}
