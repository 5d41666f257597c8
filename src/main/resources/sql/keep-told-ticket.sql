with given as (
  select * from jsonb_to_record(cast(:#${variable.ticket} as jsonb)) as t(ticket_id text, customer_id text, rev bigint, readable boolean,
    moved boolean, ticket jsonb, written text)
), known as (
  select k.customer_id from known_ticket k join given on k.ticket_id = given.ticket_id
), doubted as (
  delete from ticket_base b using given
  where (not given.readable or given.moved or exists (select 1 from known where known.customer_id <> given.customer_id))
    and (b.customer_id = given.customer_id or exists (select 1 from known where known.customer_id = b.customer_id))
), unproved as (
  update webhook_proof set since = null, until = null from given
  where not given.readable and given.customer_id is null and not exists (select 1 from known)
), unheard as (
  delete from own_write using given
  where not given.readable and given.customer_id is null and not exists (select 1 from known)
), wrote as (
  insert into own_write (ticket_id, kind, rev)
  select ticket_id, written, rev from given where written is not null and rev is not null
  on conflict do nothing
)
insert into known_ticket (ticket_id, customer_id, rev, ticket)
select given.ticket_id, given.customer_id, given.rev, given.ticket from given join ticket_base b on b.customer_id = given.customer_id
where given.readable
on conflict (ticket_id) do update set customer_id = excluded.customer_id, rev = excluded.rev, ticket = excluded.ticket, heard_at = now()
where known_ticket.rev < excluded.rev
