with base as (
  update ticket_base set listed_at = case when cast(:#${body.ticketsWhole} as boolean) then asked_at end
  where customer_id = cast(:#${body.customer} as text) and asked_at = cast(:#${variable.known[0][asked_at]} as timestamptz)
  returning customer_id, asked_at
), given as (
  select t.ticket_id, t.rev, t.ticket, base.customer_id
  from jsonb_to_recordset(cast(:#${variable.listed} as jsonb)) as t(ticket_id text, rev bigint, ticket jsonb), base
), gone as (
  delete from known_ticket k using base
  where k.customer_id = base.customer_id and k.heard_at < base.asked_at
    and not exists (select 1 from given where given.ticket_id = k.ticket_id)
)
insert into known_ticket (ticket_id, customer_id, rev, ticket)
select ticket_id, customer_id, rev, ticket from given
on conflict (ticket_id) do update set customer_id = excluded.customer_id, rev = excluded.rev, ticket = excluded.ticket, heard_at = now()
where known_ticket.rev <= excluded.rev
