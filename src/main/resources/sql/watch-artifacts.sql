select 'recordings.unattached' as metric, 'older' as label, trim(age) as value,
  (select count(*) from artifact where type = 'recording' and attached_at is null and due_since <= now() - cast(age as interval)) as number
from unnest(string_to_array('0h,' || :#${properties:bridge.recordings.alert-after}, ',')) age
union all
select 'artifacts.overdue', 'type', of_type, (select count(*) from artifact where type = of_type and attached_at is null
  and due_since < now() - cast(:#${properties:bridge.artifacts.overdue-after} as interval))
from unnest(array['recording', 'transcript', 'photo', 'video']) of_type
union all
select 'artifacts.stored.unattached.bytes', null, null, coalesce(sum(bytes), 0) from artifact
where stored_at is not null and attached_at is null
