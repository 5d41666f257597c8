insert into artifact (kind, session_id, type, part, name, content_type, url, due_since, fetch_due_at)
select cast(:#${body.kind} as text), cast(:#${body.id} as text), d.type, d.part, d.name, d.content_type, d.url, least(d.since, now()), case when d.url is not null then now() end
from jsonb_to_recordset(cast(:#${variable.due} as jsonb)) as d(type text, part text, name text, content_type text, url text, since timestamptz)
where (d.type <> 'recording' or cast(:#${properties:bridge.recordings.enabled} as boolean)) and not exists (select 1 from artifact a where a.kind = :#${body.kind} and a.session_id = :#${body.id}
  and a.type = 'recording' and d.type = 'recording' and a.stored_at is not null)
on conflict (kind, session_id, type, part) do update set url = excluded.url, fetch_due_at = excluded.fetch_due_at
where artifact.url is null and excluded.url is not null and artifact.stored_at is null
