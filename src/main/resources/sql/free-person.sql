with files as (
  update artifact set lease_token = null, lease_until = null where lease_token = :#${variable.token}
)
update lane set lease_token = null, lease_until = null where lease_token = :#${variable.token}
