select user_id from kustomer_user where email = :#${body.agentEmail} and (user_id is not null or read_at > now() - interval '1 minute')
