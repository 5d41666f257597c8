with asked as (
  select * from jsonb_to_recordset(cast(:#${variable.asked} as jsonb)) as t(email text, wakes bigint)
), mine as (
  select a.email, a.wakes = asked.wakes as newest
  from agent a join asked on asked.email = a.email
  where a.lease_token = :#${variable.write.token} and a.lease_until > now() order by a.email for update of a
)
update agent a set lease_token = case when mine.newest then a.lease_token end,
  lease_until = case when mine.newest then now() + interval '30 seconds' end,
  unsent = not mine.newest,
  due_at = case when mine.newest then a.due_at else now() end
from mine where a.email = mine.email
returning a.email, mine.newest
