update lane set lease_until = now() + interval '60 seconds'
where lane = :#${body[lane]} and lease_token = :#${body[token]} and lease_until > now()
returning lane, lease_token as token, wakes, attempts, coalesce(extract(epoch from now() - failing_since), 0) as failing
