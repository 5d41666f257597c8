delete from contact where customer_id = :#${variable.event[customer]}
