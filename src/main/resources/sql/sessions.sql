select kind, id, state, trim(both '"' from cast(to_json(first_seen) as text)) as "firstSeen", awaiting, trim(both '"' from cast(to_json(due_at) as text)) as "until",
  customer_id as "customer", cast(progress as jsonb) ->> 'rule' as "rule", cast(progress as jsonb) ->> 'ticket' as "ticket"
from session
where (cast(:#${variable.filter[state]} as text) is null or state = :#${variable.filter[state]})
  and (cast(:#${variable.filter[customer]} as text) is null or customer_id = :#${variable.filter[customer]})
  and (cast(:#${variable.filter[from]} as timestamptz) is null or first_seen >= cast(:#${variable.filter[from]} as timestamptz))
  and (cast(:#${variable.filter[to]} as timestamptz) is null or first_seen < cast(:#${variable.filter[to]} as timestamptz))
order by first_seen desc, kind, id limit 100 offset 100 * :#${variable.filter[page]}
