select part, stored_as from artifact
where kind = :#${body.kind} and session_id = :#${body.id} and type = 'transcript' and stored_at is not null
