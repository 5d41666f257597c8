with given as (
  select * from jsonb_to_record(cast(:#${variable.told} as jsonb)) as e(event_id text, record_id text, rev bigint, changed_at timestamptz,
    modified_by text)
)
select exists (select 1 from kustomer_event k where k.event_id = given.event_id) as again,
  coalesce(modified_by in (select user_id from kustomer_self), false) as own,
  exists (select 1 from kustomer_event later where later.record_id = given.record_id and later.event_id <> given.event_id
    and case when later.rev is not null and given.rev is not null then later.rev > given.rev else later.changed_at > given.changed_at end) as stale
from given
