insert into call_read (kind, id, due_at)
values (:#${body.kind}, :#${body.id}, now() + :#${body.readAfterSeconds} * interval '1 second')
on conflict do nothing
