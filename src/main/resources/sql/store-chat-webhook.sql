with given as (
  select * from jsonb_to_record(cast(:#${variable.told} as jsonb)) as e(event_id text, source text, kind text, session_id text,
    occurred_at timestamptz, payload text)
  where not is_erased(:#${properties:bridge.erasure-key}, 'session:' || session_id)
), news as (
  insert into event_seen (id) select event_key(event_id) from given on conflict do nothing returning id
), stored as (
  insert into inbox (event_id, source, kind, session_id, occurred_at, payload)
  select event_id, source, kind, session_id, occurred_at, payload from given, news
  returning event_id
), heard as (
  insert into webhook_heard (door) values ('ccai-chat') on conflict (door) do update set heard_at = now()
), wanted as (
  update ccai_tail set due_at = least(due_at, now()) where kind = 'chat' and failed = 0 and exists (select 1 from stored)
)
select count(*) as stored, 1 - count(*) as duplicates from stored
