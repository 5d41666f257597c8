with finished as (
  update call_read set trouble = null, failed = 0,
    due_at = case when id in (select jsonb_array_elements_text(cast(:#${variable.again} as jsonb)))
      then now() + least(30, tries) * interval '1 second' end
  where kind = cast(:#${variable.asked[kind]} as text)
    and id in (select jsonb_array_elements_text(cast(:#${variable.asked[ids]} as jsonb)))
)
insert into ccai_agent (id, email)
select id, email from jsonb_to_recordset(cast(:#${variable.agents} as jsonb)) as a(id text, email text)
on conflict (id) do update set email = coalesce(excluded.email, ccai_agent.email), read_at = now()
