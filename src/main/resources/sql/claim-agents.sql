with turn as (
  update ccai_pace set next_at = now() + interval '1050 milliseconds', last_turn = 'agents'
  where next_at <= now() and manager_api_turn('agents', last_turn, next_at,
    cast(:#${properties:bridge.tail.interval} as text), cast(:#${properties:bridge.status.inheritance} as text))
  returning only_row
)
update status_poll set claim = cast(gen_random_uuid() as text), claimed_until = now() + interval '30 seconds', due_at = now() + interval '30 seconds'
from turn
where what = 'agents' and due_at <= now() and coalesce(claimed_until, '-infinity') <= now()
returning what, claim, cursor
