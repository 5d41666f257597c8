with judged as (
  select kind, session_id, type, part, ages_reached(due_since, :#${properties:bridge.recordings.alert-after})
    + case when stored_at is null and due_since <= now() - cast(:#${properties:bridge.recordings.kept-for} as interval) then 1 else 0 end as reached
  from artifact where type = 'recording' and attached_at is null
)
update artifact a set alerted = reached from judged j
where (a.kind, a.session_id, a.type, a.part) = (j.kind, j.session_id, j.type, j.part) and a.alerted < reached
returning a.kind, a.session_id as id, a.part, artifact_way(a) as state, a.stored_at is not null as stored,
  extract(epoch from now() - a.due_since) as age, a.trouble
