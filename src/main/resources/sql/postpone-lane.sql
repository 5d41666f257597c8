update lane set lease_token = null, lease_until = null, attempts = attempts + :#${variable.counts},
  failing_since = coalesce(failing_since, now()), note = :#${variable.reason},
  due_at = now() + :#${variable.delayMillis} * interval '1 millisecond'
where lane = :#${variable.lane} and lease_token = :#${variable.token}
