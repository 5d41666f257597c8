insert into customer_hold (customer_id, lane, token, until)
values (:#${body.customer}, :#${body.lane}, :#${variable.lane[token]}, now() + interval '60 seconds')
on conflict (customer_id) do update set lane = excluded.lane, token = excluded.token, until = excluded.until
where customer_hold.until < now() or customer_hold.lane = excluded.lane
returning customer_id
