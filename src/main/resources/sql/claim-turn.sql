update schedule_turn set claim = cast(gen_random_uuid() as text), claimed_until = now() + interval '60 seconds'
where what = :#${variable.what} and due_at <= now() and coalesce(claimed_until, '-infinity') <= now()
returning claim, cast(planned_at as text) as planned
