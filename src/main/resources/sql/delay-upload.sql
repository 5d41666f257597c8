with mine as (
  update artifact set trouble = :#${variable.reason}, upload_tries = upload_tries + cast(:#${variable.counts} as int),
    upload = coalesce(cast(:#${variable.stays} as text), upload),
    upload_due_at = case when cast(:#${variable.damaged} as boolean) and url is not null then null
      else now() + cast(:#${variable.delayMillis} as bigint) * interval '1 millisecond' end,
    fetch_due_at = case when cast(:#${variable.damaged} as boolean) and url is not null then now() else fetch_due_at end,
    stored_at = case when cast(:#${variable.damaged} as boolean) and url is not null then null else stored_at end,
    lease_token = null, lease_until = null
  where lease_token = :#${variable.claim[lease_token]}
  returning kind, session_id
), asked as (
  insert into kustomer_request (kind, session_id, operation, status, object_id)
  select mine.kind, mine.session_id, r.operation, r.status, r.object_id
  from jsonb_to_recordset(cast(:#${variable.sent} as jsonb)) as r(operation text, status int, object_id text), mine
)
select count(*) as delayed from mine
