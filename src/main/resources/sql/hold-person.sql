with found as materialized (
  select s.kind, s.id, s.lane from jsonb_to_recordset(cast(:#${variable.found[keys]} as jsonb)) as f(kind text, id text)
  join session s on s.kind = f.kind and s.id = f.id
  union
  select kind, id, lane from sessions_of_person(array(select jsonb_array_elements_text(cast(:#${variable.asked[keys]} as jsonb))),
    :#${variable.asked[needle]}, cast(:#${variable.asked[customer]} as text), cast(:#${variable.found[since]} as timestamptz))
), lanes as (
  update lane l set lease_token = :#${variable.token}, lease_until = clock_timestamp() + interval '60 seconds'
  where l.lane in (select lane from found) and (l.lease_token = :#${variable.token} or l.lease_until is null or l.lease_until < now())
  returning l.lane
), files as (
  update artifact a set lease_token = :#${variable.token}, lease_until = clock_timestamp() + interval '60 seconds' from found
  where a.kind = found.kind and a.session_id = found.id
    and (a.lease_token = :#${variable.token} or a.lease_until is null or a.lease_until < now())
  returning 1
)
select (select count(distinct lane) from found) - (select count(*) from lanes)
    + (select count(*) from artifact a join found on a.kind = found.kind and a.session_id = found.id) - (select count(*) from files) as busy,
  cast(coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'id', id)) from found), '[]') as text) as keys,
  cast(now() - interval '1 minute' as text) as since
