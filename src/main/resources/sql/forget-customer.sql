delete from contact where customer_id = :#${body.customer}
