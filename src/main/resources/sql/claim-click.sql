with turn as (
  insert into click_turn (email, number) values (:#${body[email]}, :#${body[number]})
  on conflict (email, number) do update set taken_at = now(), free = false
  where click_turn.free or click_turn.taken_at < now() - cast(:#${properties:bridge.calls.double-click} as interval)
  returning email, number
)
insert into click (email, number, typed, customer_id, conversation_id)
select email, number, :#${body[typed]}, :#${body[customer]}, :#${body[conversation]} from turn
returning n
