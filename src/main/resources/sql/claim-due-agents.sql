with claim as materialized (
  select cast(gen_random_uuid() as text) as token
)
update agent set lease_token = (select token from claim), lease_until = now() + interval '30 seconds'
where email in (
  select email from agent
  where due_at <= now() and (lease_until is null or lease_until < now())
  order by due_at limit 500 for update skip locked)
returning lease_token as token
