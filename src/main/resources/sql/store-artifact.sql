with given as (
  select cast(:#${variable.artifact[kind]} as text) as kind, cast(:#${variable.artifact[id]} as text) as session_id,
    cast(:#${variable.artifact[type]} as text) as type, cast(:#${variable.artifact[part]} as text) as part,
    cast(:#${variable.artifact[name]} as text) as name, cast(:#${variable.artifact[contentType]} as text) as content_type,
    cast(:#${variable.artifact[token]} as text) as token, cast(:#${variable.kept[storedAs]} as text) as stored_as,
    cast(:#${variable.kept[bytes]} as bigint) as bytes, cast(:#${variable.kept[sha256]} as text) as sha256
), before as (
  select a.* from artifact a join given using (kind, session_id, type, part) for update of a
), kept as (
  insert into artifact as a (kind, session_id, type, part, name, content_type, stored_as, bytes, sha256, stored_at)
  select kind, session_id, type, part, name, content_type, stored_as, bytes, sha256, now() from given
  where (select count(*) from before) >= 0 and not is_erased(:#${properties:bridge.erasure-key}, 'session:' || kind || ':' || session_id)
    and (token is null or exists (select 1 from before where lease_token = token))
  on conflict (kind, session_id, type, part) do update set
    name = excluded.name, content_type = coalesce(excluded.content_type, a.content_type), stored_as = excluded.stored_as,
    bytes = excluded.bytes, sha256 = excluded.sha256, stored_at = now(), trouble = null,
    upload_due_at = case when a.upload_wanted then now() end
  where a.stored_at is null
    or ((select token from given) is null and a.sha256 <> excluded.sha256 and a.uploaded_at is null and a.upload is null
      and (a.lease_until is null or a.lease_until < now()))
  returning a.*
), final as (
  select * from kept union all select * from before where not exists (select 1 from kept)
)
select g.kind, g.session_id as id, g.type, g.part, coalesce(f.name, g.name) as name, f.content_type, f.stored_as, f.bytes, f.sha256,
  b.stored_as as former,
  case when f.stored_at is null then 'lost' when b.sha256 = g.sha256 then 'same'
    when not exists (select 1 from kept) then 'repeated' when b.sha256 is null then 'stored' else 'replaced' end as outcome
from given g left join final f on true left join before b on true
