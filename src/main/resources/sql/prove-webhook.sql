with waiting as (
  select w.ticket_id, w.kind, w.rev, w.written_at, cast(:#${properties:bridge.kustomer.webhook-lag} as interval) as patience,
    min(k.received_at) filter (where k.name = 'kustomer.conversation.' || w.kind) as heard_at,
    min(k.received_at) as told_at,
    coalesce(bool_or(k.name = 'kustomer.conversation.create' and w.kind = 'update'), false) as told_by_creation
  from own_write w left join kustomer_event k
    on k.record_id = w.ticket_id and k.rev >= w.rev and k.name in ('kustomer.conversation.create', 'kustomer.conversation.update')
  group by w.ticket_id, w.kind, w.rev, w.written_at
), judged as (
  select ticket_id, kind, rev, written_at, case
      when told_by_creation or told_at < written_at - patience then 'changed nothing'
      when heard_at <= written_at + patience then 'came'
      when heard_at is null and written_at + patience > now() then 'awaited'
      else 'missed' end as outcome
  from waiting
), settled as (
  delete from own_write w using judged j
  where w.ticket_id = j.ticket_id and w.kind = j.kind and w.rev = j.rev and j.outcome <> 'awaited'
), missed as (
  select coalesce(max(written_at), cast('-infinity' as timestamptz)) as at from judged where outcome = 'missed'
), chain as (
  select p.kind, p.until as at, case when p.since > missed.at then p.since else p.until end as since
  from webhook_proof p, missed where p.until > missed.at
  union all
  select j.kind, j.written_at, cast(null as timestamptz)
  from judged j join webhook_proof p on p.kind = j.kind cross join missed
  where j.outcome = 'came' and j.written_at > missed.at and j.written_at > coalesce(p.until, cast('-infinity' as timestamptz))
), steps as (
  select kind, at, since, at - lag(at) over (partition by kind order by at) as gap from chain
), links as (
  select kind, max(at) as until,
    max(at) filter (where gap is null or gap > cast(:#${properties:bridge.kustomer.webhook-proved-within} as interval)) as begins
  from steps group by kind
), proved as (
  select p.kind, l.until, coalesce(min(c.since), l.begins) as since
  from webhook_proof p left join links l on l.kind = p.kind left join chain c on c.kind = l.kind and c.at = l.begins
  group by p.kind, l.until, l.begins
)
update webhook_proof p set since = n.since, until = n.until from proved n
where p.kind = n.kind and (p.since is distinct from n.since or p.until is distinct from n.until)
