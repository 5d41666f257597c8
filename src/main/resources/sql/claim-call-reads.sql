with turn as (
  update ccai_pace set next_at = now() + interval '1050 milliseconds', last_turn = 'read'
  where next_at <= now() and manager_api_turn('read', last_turn, next_at,
    cast(:#${properties:bridge.tail.interval} as text), cast(:#${properties:bridge.status.inheritance} as text))
  returning only_row
), first as (select kind from call_read, turn where due_at <= now() order by due_at limit 1)
update call_read set due_at = now() + interval '30 seconds', tries = tries + 1
where (kind, id) in (select c.kind, c.id from call_read c join first using (kind) where c.due_at <= now() order by c.due_at limit 50)
returning kind, id, tries
