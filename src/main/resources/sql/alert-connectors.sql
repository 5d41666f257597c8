with told as (
  select count(*) as number from kustomer_event where not own and foreign_session and received_at > now() - interval '1 day'
), turn as (
  update schedule_turn set due_at = now() + interval '1 hour' from told
  where what = 'watch-connectors' and due_at <= now() and told.number > 0
  returning told.number
)
select number from turn
