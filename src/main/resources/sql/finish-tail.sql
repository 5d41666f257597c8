with quiet as (
  select case when not exists (select 1 from session where state <> 'complete' and first_seen > now() - interval '1 day')
    then now() - greatest((select max(read_to) from ccai_tail), (select max(first_seen) from session)) end as since
)
update ccai_tail set failed = 0, trouble = null,
  answered = case when cast(:#${variable.ignored} as bigint) = 0 then cast(:#${variable.read[answered]} as text) end, page = :#${variable.read[page]},
  going_on_from = cast(:#${variable.read[goingOnFrom]} as timestamptz),
  read_to = greatest(read_to, least(coalesce(cast(:#${variable.read[newest]} as timestamptz), read_to), now())),
  looked_at = case when cast(:#${variable.read[goingOnFrom]} as text) is null then now() else looked_at end,
  due_at = case when cast(:#${variable.read[goingOnFrom]} as text) is null
    then now() + cast(:#${properties:bridge.tail.interval} as interval) * greatest(1, least(3, coalesce((select extract(epoch from since)
      / nullif(3 * extract(epoch from cast(:#${properties:bridge.tail.interval} as interval)), 0) from quiet), 1))) else now() end
where kind = :#${variable.asked[kind]} and cast(due_at as text) = :#${variable.asked[claim]}
