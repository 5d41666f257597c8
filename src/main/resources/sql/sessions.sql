select s.kind, s.id, s.state, trim(both '"' from cast(to_json(s.first_seen) as text)) as "firstSeen", s.awaiting, trim(both '"' from cast(to_json(s.due_at) as text)) as "until",
  s.customer_id as "customer", s.rule, s.ticket, s.channel, cast(s.progress as jsonb) ->> 'situation' as situation, reverse(s.number_backwards) as number,
  case when s.state = 'parked' then l.park_reason end as reason,
  (select cast(coalesce(json_agg(json_build_object('type', a.type, 'part', a.part, 'state', a.state, 'until', a.until) order by a.type, a.part), '[]') as text)
   from artifact_state(:#${properties:bridge.artifacts.overdue-after}, :#${properties:bridge.recordings.kept-for}) a
   where a.kind = s.kind and a.session_id = s.id) as "artifacts"
from sessions_found(cast(:#${variable.filter[id]} as text), cast(:#${variable.filter[number]} as text), cast(:#${variable.filter[state]} as text),
    cast(:#${variable.filter[rule]} as text), cast(:#${variable.filter[customer]} as text),
    cast(:#${variable.filter[from]} as timestamptz), cast(:#${variable.filter[to]} as timestamptz), :#${variable.filter[page]}) f
  join session s on s.kind = f.kind and s.id = f.id join lane l on l.lane = s.lane
order by s.first_seen desc, s.kind, s.id
