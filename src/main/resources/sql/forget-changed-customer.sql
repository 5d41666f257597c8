with doubted as (
  delete from ticket_base where customer_id = :#${variable.event[customer]}
)
delete from contact where customer_id = :#${variable.event[customer]}
