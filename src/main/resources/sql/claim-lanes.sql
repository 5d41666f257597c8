update lane set lease_token = cast(gen_random_uuid() as text), lease_until = now() + interval '60 seconds'
where lane in (
  select lane from lane
  where parked_at is null and due_at <= now() and (lease_until is null or lease_until < now())
  order by due_at for update skip locked limit 16)
returning lane, lease_token as token, wakes, traceparent
