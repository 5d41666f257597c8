insert into call_read (kind, id, due_at) values ('agent', :#${body.ownerId}, now())
on conflict (kind, id) do update set due_at = excluded.due_at, tries = 0 where call_read.due_at is null
