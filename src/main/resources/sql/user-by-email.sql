select user_id from kustomer_user
where email = :#${body.ownerEmail} and read_at > now() - case when user_id = '' then interval '1 minute' else interval '1 day' end
