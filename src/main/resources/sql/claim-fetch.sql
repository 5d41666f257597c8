update artifact set lease_token = cast(gen_random_uuid() as text), lease_until = now() + interval '60 seconds',
  fetch_tries = fetch_tries + 1
where (kind, session_id, type, part) in (
  select kind, session_id, type, part from artifact
  where fetch_due_at <= now() and (lease_until is null or lease_until < now())
  order by fetch_due_at for update skip locked limit 1)
returning kind, session_id as id, type, part, name, content_type as "contentType", url, lease_token as token, fetch_tries as tries,
  content_type, bytes, sha256, stored_at is not null as stored
