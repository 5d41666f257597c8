insert into ccai_agent (id, email)
select id, email from jsonb_to_recordset(cast(:#${variable.agents} as jsonb)) as a(id text, email text)
on conflict (id) do update set email = coalesce(excluded.email, ccai_agent.email), read_at = now()
