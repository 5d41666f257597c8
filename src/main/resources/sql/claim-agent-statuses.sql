with turn as (
  update apps_pace set next_at = greatest(next_at, now()) + interval '125 milliseconds'
  where next_at <= now() + interval '1 second' and cast(:#${properties:bridge.status.inheritance} as text) = 'on' and exists (
    select 1 from status_poll where what = 'agent-statuses' and due_at <= now() and coalesce(claimed_until, '-infinity') <= now())
  returning greatest(0, extract(epoch from next_at - interval '125 milliseconds' - now()) * 1000) as wait
)
update status_poll set claim = cast(gen_random_uuid() as text), claimed_until = now() + interval '30 seconds', due_at = now() + interval '30 seconds'
from turn
where what = 'agent-statuses' and due_at <= now() and coalesce(claimed_until, '-infinity') <= now()
returning what, claim, cast(ceil(turn.wait) as bigint) as wait
