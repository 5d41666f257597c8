with turn as (
  update schedule_turn set due_at = now() + interval '30 minutes' where what = 'sweep-webhooks' and due_at <= now() returning what
)
delete from kustomer_event using turn where received_at < now() - interval '2 days'
