select r.who from jsonb_to_recordset(cast(:#${variable.sessions} as jsonb)) as r(who text)
where not exists (
  select 1 from kustomer_person p where p.user_id = r.who and (p.email is not null or p.read_at > now() - interval '10 minutes'))
limit 4
