select email from ccai_agent
where id = :#${body.ownerId} and (email is not null or read_at > now() - interval '10 minutes')
