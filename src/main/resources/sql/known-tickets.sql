with base as (
  insert into ticket_base (customer_id, asked_at) values (cast(:#${body.customer} as text), now())
  on conflict (customer_id) do update set asked_at = excluded.asked_at
  returning customer_id, asked_at, listed_at
)
select trim(both '"' from cast(to_json(base.asked_at) as text)) as asked_at, trim(both '"' from cast(to_json(base.listed_at) as text)) as listed_at,
  (select cast(coalesce(jsonb_agg(k.ticket), cast('[]' as jsonb)) as text) from known_ticket k where k.customer_id = base.customer_id) as tickets,
  (select cast(jsonb_agg(jsonb_build_object('since', p.since, 'until', p.until)) as text) from webhook_proof p) as proofs
from base
