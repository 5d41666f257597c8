with found as (
  select kind, id, state, first_seen, awaiting, due_at, customer_id, rule, progress from session
  where (cast(:#${variable.filter[state]} as text) is null or state = :#${variable.filter[state]})
    and (cast(:#${variable.filter[customer]} as text) is null or customer_id = :#${variable.filter[customer]})
    and (cast(:#${variable.filter[id]} as text) is null or id = :#${variable.filter[id]})
    and (cast(:#${variable.filter[number]} as text) is null or lane = :#${variable.filter[number]})
    and (cast(:#${variable.filter[rule]} as text) is null or rule = :#${variable.filter[rule]})
    and (cast(:#${variable.filter[from]} as timestamptz) is null or first_seen >= cast(:#${variable.filter[from]} as timestamptz))
    and (cast(:#${variable.filter[to]} as timestamptz) is null or first_seen < cast(:#${variable.filter[to]} as timestamptz))
  order by first_seen desc, kind, id limit 100 offset 100 * :#${variable.filter[page]}
)
select kind, id, state, trim(both '"' from cast(to_json(first_seen) as text)) as "firstSeen", awaiting, trim(both '"' from cast(to_json(due_at) as text)) as "until",
  customer_id as "customer", rule as "rule", cast(progress as jsonb) ->> 'ticket' as "ticket", cast(progress as jsonb) ->> 'situation' as "situation",
  (select cast(coalesce(json_agg(json_build_object('type', a.type, 'part', a.part, 'state', a.state, 'until', a.until) order by a.type, a.part), '[]') as text)
   from artifact_state(:#${properties:bridge.artifacts.overdue-after}, :#${properties:bridge.recordings.kept-for}) a
   where a.kind = found.kind and a.session_id = found.id) as "artifacts"
from found order by first_seen desc, kind, id
