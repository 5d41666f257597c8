with turn as (
  update ccai_pace set next_at = now() + interval '1050 milliseconds', last_turn = 'tail'
  where next_at <= now() and manager_api_turn('tail', last_turn, next_at,
    cast(:#${properties:bridge.tail.interval} as text), cast(:#${properties:bridge.status.inheritance} as text))
  returning only_row
), first as (select kind from ccai_tail, turn where due_at <= now() order by due_at limit 1)
update ccai_tail set due_at = now() + interval '30 seconds' from first
where ccai_tail.kind = first.kind and ccai_tail.due_at <= now()
returning ccai_tail.kind, page, answered, cast(due_at as text) as claim,
  date_trunc('second', coalesce(going_on_from, read_to - interval '30 seconds')) as since
