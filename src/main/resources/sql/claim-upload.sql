with due as (
  select kind, session_id, type, part from artifact
  where upload_due_at <= now() and uploaded_at is null and stored_at is not null and (lease_until is null or lease_until <= now())
  order by upload_due_at limit 1 for update skip locked
)
update artifact a set lease_token = cast(gen_random_uuid() as text), lease_until = now() + interval '60 seconds'
from due where a.kind = due.kind and a.session_id = due.session_id and a.type = due.type and a.part = due.part
returning a.kind, a.session_id, a.type, a.part, a.name, a.content_type, a.url, a.stored_as, a.bytes, a.sha256, a.upload,
  a.upload_tries, a.lease_token
