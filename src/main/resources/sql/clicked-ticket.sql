select conversation_id from click
where conversation_id is not null and coalesce(outcome, '') not in ('refused', 'busy')
  and (call_id = cast(:#${body.id} as text)
    or call_id is null and number = cast(:#${body.contactKey} as text)
      and clicked_at between cast(:#${body.startedAt} as timestamptz) - interval '5 minutes' and cast(:#${body.startedAt} as timestamptz) + interval '10 seconds'
      and email = coalesce((select a.email from ccai_agent a where a.id = cast(:#${body.ownerId} as text)), email))
order by (call_id is not null) desc, n desc limit 1
