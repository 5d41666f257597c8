update status_poll set claim = cast(gen_random_uuid() as text), claimed_until = now() + interval '30 seconds', due_at = now() + interval '30 seconds'
where what = :#${variable.what} and coalesce(claimed_until, '-infinity') <= now()
  and (due_at <= now() or (what = 'users' and due_at > now() + interval '1 day' and read_at < now() - interval '1 hour'))
  and (what = 'users' or cast(:#${properties:bridge.status.inheritance} as text) = 'on')
returning what, claim, cursor
