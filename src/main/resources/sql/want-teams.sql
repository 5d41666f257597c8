update status_poll set due_at = least(due_at, greatest(now(), read_at + interval '1 minute'))
where what = 'teams' and exists (
  select 1 from jsonb_to_recordset(cast(:#${variable.sessions} as jsonb)) as r(team text)
  where r.team is not null and not exists (select 1 from kustomer_team t where t.id = r.team))
