update status_list_read set asked_at = now()
where asked_at is null or asked_at < now() - interval '2 seconds' returning side
