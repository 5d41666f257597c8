update artifact set trouble = :#${variable.reason}, lease_token = null, lease_until = null,
  fetch_due_at = case when due_since > now() - cast(:#${variable.keptSeconds} as bigint) * interval '1 second'
    then now() + cast(:#${variable.delayMillis} as bigint) * interval '1 millisecond' end
where kind = :#${variable.artifact[kind]} and session_id = :#${variable.artifact[id]} and type = :#${variable.artifact[type]}
  and part = :#${variable.artifact[part]} and lease_token = :#${variable.artifact[token]}
