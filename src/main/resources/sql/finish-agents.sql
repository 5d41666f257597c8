with told as (
  select * from jsonb_to_recordset(cast(:#${variable.finished} as jsonb)) as t(email text, wakes bigint, look_again timestamptz,
    trouble text, counts int, delay_millis bigint, alone boolean, unsent boolean)
), held as (
  select a.email from agent a join told on told.email = a.email
  where a.lease_token = :#${variable.write.token} order by a.email for update of a
)
update agent a set lease_token = null, lease_until = null, alone = told.alone, unsent = told.unsent, trouble = told.trouble,
  attempts = case when told.trouble is null then 0 else a.attempts + told.counts end,
  failing_since = case when told.trouble is null then null when told.counts > 0 then coalesce(a.failing_since, now())
    else a.failing_since end,
  due_at = case when told.trouble is not null then
      now() + least(told.delay_millis, case when a.wakes <> told.wakes then 1000 else told.delay_millis end) * interval '1 millisecond'
    when a.wakes <> told.wakes then now()
    else told.look_again end
from held join told on told.email = held.email where a.email = held.email
returning a.email
