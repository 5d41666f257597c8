with told as (
  select distinct on (t.kind, t.session_id, d.type, d.part) t.kind, t.session_id, d.*
  from jsonb_to_recordset(cast(:#${variable.due} as jsonb)) as t(kind text, session_id text, created_at timestamptz, due jsonb)
  cross join bridge_began began
  cross join lateral jsonb_to_recordset(t.due) as d(type text, part text, name text, content_type text, url text, since timestamptz)
  where not is_erased(:#${properties:bridge.erasure-key}, 'session:' || t.kind || ':' || t.session_id)
    and (d.type <> 'recording' or cast(:#${properties:bridge.recordings.enabled} as boolean))
    and (coalesce(t.created_at, began.at) >= greatest(began.at, now() - cast(:#${properties:bridge.retention.keep-for} as interval))
      or exists (select 1 from inbox i where i.kind = t.kind and i.session_id = t.session_id and i.source = 'events'))
    and not exists (select 1 from session s where s.kind = t.kind and s.id = t.session_id
      and s.decided and cast(s.progress as jsonb) ->> 'action' = 'LEAVE')
    and not exists (select 1 from artifact a where a.kind = t.kind and a.session_id = t.session_id
      and a.type = 'recording' and d.type = 'recording' and a.stored_at is not null)
  order by t.kind, t.session_id, d.type, d.part, d.url is null
)
insert into artifact (kind, session_id, type, part, name, content_type, url, due_since, fetch_due_at)
select kind, session_id, type, part, name, content_type, url, least(since, now()), case when url is not null then now() end from told
on conflict (kind, session_id, type, part) do update set url = excluded.url, fetch_due_at = excluded.fetch_due_at
where artifact.url is null and excluded.url is not null and artifact.stored_at is null
