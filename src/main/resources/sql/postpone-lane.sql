with free as (delete from customer_hold where lane = :#${variable.lane[lane]} and token = :#${variable.lane[token]})
update lane set lease_token = null, lease_until = null, attempts = attempts + :#${variable.counts},
  failing_since = case when :#${variable.counts} > 0 then coalesce(failing_since, now()) else failing_since end,
  note = :#${variable.reason}, due_at = now() + :#${variable.delayMillis} * interval '1 millisecond'
where lane = :#${variable.lane[lane]} and lease_token = :#${variable.lane[token]}
