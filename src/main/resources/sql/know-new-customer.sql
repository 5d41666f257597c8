insert into ticket_base (customer_id, asked_at, listed_at) values (cast(:#${body.customer} as text), now(), now())
on conflict (customer_id) do nothing
