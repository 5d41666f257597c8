update status_poll set claim = cast(gen_random_uuid() as text), claimed_until = now() + interval '30 seconds', due_at = now() + interval '30 seconds'
where what = :#${variable.what} and due_at <= now() and coalesce(claimed_until, '-infinity') <= now()
  and (what = 'users' or cast(:#${properties:bridge.status.inheritance} as text) = 'on')
returning what, claim, cursor
