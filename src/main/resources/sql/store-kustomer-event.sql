with given as (
  select * from jsonb_to_record(cast(:#${variable.told} as jsonb)) as e(event_id text, name text, record_id text, rev bigint,
    changed_at timestamptz, modified_by text, our_user text, foreign_session boolean)
  where not is_erased(:#${properties:bridge.erasure-key}, 'customer:' || record_id)
), heard as (
  insert into webhook_heard (door, after_request)
  select door, (select coalesce(max(n), 0) from kustomer_request) from (
    select 'kustomer' as door
    union all
    select 'kustomer-own-message' from given where name like 'kustomer.message.%'
      and (our_user is not null or modified_by in (select user_id from kustomer_self))) told
  on conflict (door) do update set heard_at = now(), after_request = excluded.after_request
), self as (
  insert into kustomer_self (user_id) select our_user from given where our_user is not null
  on conflict (only_row) do update set user_id = excluded.user_id, read_at = now() where kustomer_self.user_id <> excluded.user_id
), stored as (
  insert into kustomer_event (event_id, name, record_id, rev, changed_at, own, foreign_session)
  select event_id, name, record_id, rev, changed_at,
    coalesce(modified_by = our_user or modified_by in (select user_id from kustomer_self), false), foreign_session
  from given on conflict do nothing returning event_id
)
select count(*) as stored, 1 - count(*) as duplicates from stored
