with old as (
  delete from ticket_base where asked_at < now() - cast(:#${properties:bridge.kustomer.tickets-trusted-for} as interval) - interval '1 hour'
)
delete from known_ticket k where not exists (select 1 from ticket_base b where b.customer_id = k.customer_id)
