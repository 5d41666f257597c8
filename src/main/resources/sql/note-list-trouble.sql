update status_list_read set failing_since = coalesce(failing_since, now()), trouble = :#${variable.reason} where side = :#${variable.side}
