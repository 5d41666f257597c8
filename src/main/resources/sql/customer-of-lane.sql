select customer_id from contact where contact_key in (:#${body.contactKey}, :#${body.lane})
order by contact_key = :#${body.contactKey} desc limit 1
