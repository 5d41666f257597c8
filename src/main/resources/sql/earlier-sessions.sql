select progress, (select email from ccai_agent where ccai_agent.id = cast(progress as jsonb) ->> 'agent') as agent_email,
  (select email from ccai_agent where ccai_agent.id = cast(:#${body.ownerId} as text)) as own_email from (
  select progress, first_seen from session
  where decided and customer_id = cast(:#${body.customer} as text) and (kind, id) <> (cast(:#${body.kind} as text), cast(:#${body.id} as text))
  union all
  select progress, first_seen from session
  where decided and kind = cast(:#${body.kind} as text) and id = cast(:#${body.parentId} as text)
) earlier order by first_seen desc limit 50
