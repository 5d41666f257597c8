with in_parts as (
  delete from artifact where kind = :#${body.kind} and session_id = :#${body.id} and type = 'recording' and part = '' and stored_at is null
    and exists (select 1 from artifact a where a.kind = artifact.kind and a.session_id = artifact.session_id
      and a.type = 'recording' and a.stored_at is not null)
)
update artifact set upload_wanted = true,
  upload_due_at = case when stored_at is not null then coalesce(upload_due_at, now()) end
where kind = :#${body.kind} and session_id = :#${body.id} and uploaded_at is null
  and (not upload_wanted or (stored_at is not null and upload_due_at is null)) and not (type = 'recording' and part = '' and stored_at is null)
