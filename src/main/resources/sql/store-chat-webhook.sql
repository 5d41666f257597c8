with stored as (
  insert into inbox (event_id, source, kind, session_id, occurred_at, payload)
  select * from jsonb_to_record(cast(:#${variable.told} as jsonb)) as e(event_id text, source text, kind text, session_id text,
    occurred_at timestamptz, payload text)
  on conflict do nothing returning event_id
), heard as (
  insert into webhook_heard (door) values ('ccai-chat') on conflict (door) do update set heard_at = now()
), wanted as (
  update ccai_tail set due_at = least(due_at, now()) where kind = 'chat' and failed = 0 and exists (select 1 from stored)
)
select count(*) as stored, 1 - count(*) as duplicates from stored
