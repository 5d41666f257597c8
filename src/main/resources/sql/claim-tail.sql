with turn as (
  update ccai_pace set next_at = now() + interval '1050 milliseconds', last_turn = 'tail'
  where next_at <= now() and exists (select 1 from ccai_tail where due_at <= now())
    and cast(:#${properties:bridge.tail.interval} as interval) > interval '0'
    and (last_turn <> 'tail' or next_at < now() - interval '1200 milliseconds'
      or not exists (select 1 from call_read where due_at <= now()))
  returning only_row
), first as (select kind from ccai_tail, turn where due_at <= now() order by due_at limit 1)
update ccai_tail set due_at = now() + interval '30 seconds' from first
where ccai_tail.kind = first.kind and ccai_tail.due_at <= now()
returning ccai_tail.kind, page, cast(due_at as text) as claim,
  date_trunc('second', coalesce(going_on_from, read_to - interval '30 seconds')) as since
