insert into schedule_turn as t (what, claim, claimed_until)
values (:#${variable.turn[what]}, :#${variable.turn[claim]}, now() + :#${variable.turn[seconds]} * interval '1 second')
on conflict (what) do update set claim = excluded.claim, claimed_until = excluded.claimed_until
where t.claim = excluded.claim or coalesce(t.claimed_until, '-infinity') <= now()
returning what
