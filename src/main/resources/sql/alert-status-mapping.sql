update status_poll set cursor = :#${variable.drift[findings]}
where what = 'lists' and coalesce(cursor, '') <> :#${variable.drift[findings]}
returning what
