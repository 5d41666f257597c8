update artifact set fetch_due_at = null, lease_token = null, lease_until = null
where kind = :#${variable.artifact[kind]} and session_id = :#${variable.artifact[id]} and type = :#${variable.artifact[type]}
  and part = :#${variable.artifact[part]} and lease_token = :#${variable.artifact[token]}
