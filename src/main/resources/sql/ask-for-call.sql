insert into call_read (kind, id, due_at)
values (:#${body.kind}, :#${body.id}, now() + :#${variable.readAfter} * interval '1 second')
on conflict (kind, id) do update set due_at = least(call_read.due_at, excluded.due_at), tries = 0
where call_read.due_at is null
