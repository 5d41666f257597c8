with read as (
  select distinct on (who) who, email, name from jsonb_to_recordset(cast(:#${variable.agents} as jsonb)) as r(who text, email text, name text)
  where email is not null
), kept as (
  insert into ccai_agent (id, email, name)
  select who, read.email, read.name from read left join ccai_agent a on a.id = read.who
  where a.id is null or a.gone or a.email is distinct from read.email or a.name is distinct from read.name
  order by who
  on conflict (id) do update set email = excluded.email, name = excluded.name, gone = false, read_at = now()
)
update ccai_agent a set gone = true
where not a.gone and cast(:#${variable.source} as text) = 'agent-statuses' and a.email in (select email from read) and a.id not in (select who from read)
