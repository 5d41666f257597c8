update artifact set lease_until = now() + interval '60 seconds'
where lease_token in (select jsonb_array_elements_text(cast(:#${body} as jsonb))) and fetch_due_at is not null
