update lane set lease_token = null, lease_until = null
where lane = :#${variable.lane[lane]} and lease_token = :#${variable.lane[token]}
