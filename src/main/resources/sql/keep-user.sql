insert into kustomer_user (email, user_id) values (:#${body.ownerEmail}, :#${body.ownerUserId})
on conflict (email) do update set user_id = excluded.user_id, read_at = now()
