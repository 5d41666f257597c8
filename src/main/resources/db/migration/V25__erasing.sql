-- What an erasure removes besides what erase_person names: a later table that holds something of a caller gets its row here, by its own
-- migration. The condition speaks of the table as t; $1 are the keys of lanes and numbers, $2 the customer who was named, $3 the customers of
-- the erased sessions. A table that is not there is passed over.
create table erasure_step (place text primary key, condition text not null);
insert into erasure_step values
  ('known_ticket', 't.customer_id = $2 or t.customer_id = any($3)'),
  ('ticket_base', 't.customer_id = $2 or t.customer_id = any($3)');

-- The sessions are those of a person, held by the token so that nobody works on them; null when another session has come meanwhile.
create function erase_person(keys text[], needle text, wanted_customer text, known jsonb, held text, given text, since timestamptz)
returns jsonb language plpgsql as $$
declare
  removed jsonb := '{}';
  n bigint;
  step record;
  customers text[];
  lanes text[];
begin
  -- Writers that are under way end first, and later ones see what was erased.
  lock table session in share row exclusive mode;
  create temp table if not exists person_session (kind text, id text, lane text) on commit delete rows;
  delete from person_session;
  insert into person_session select s.kind, s.id, s.lane from jsonb_to_recordset(known) as f(kind text, id text) join session s using (kind, id)
    union select * from sessions_of_person(keys, needle, wanted_customer, since);
  if exists (select 1 from person_session p join lane l using (lane)
        where l.lease_token is distinct from held or l.lease_until < now())
      or exists (select 1 from person_session p join artifact a on a.kind = p.kind and a.session_id = p.id
        where a.lease_token is distinct from held or a.lease_until < now()) then
    return null;
  end if;
  select coalesce(array_agg(distinct s.customer_id) filter (where s.customer_id is not null), '{}'), coalesce(array_agg(distinct s.lane), '{}')
    into customers, lanes from session s join person_session p using (kind, id);
  insert into erased (digest) select keyed_digest(erasure_secret(given), 'session:' || kind || ':' || id) from person_session
    on conflict do nothing;
  insert into erased (digest) select keyed_digest(erasure_secret(given), 'customer:' || wanted_customer) where wanted_customer is not null
    on conflict do nothing;

  -- Chat webhooks are kept as told of a chat; one that names the person may be all that is known of the chat yet.
  insert into person_session select distinct 'told', i.session_id, null from inbox i
    where i.kind = 'told' and (i.session_id in (select p.kind || ':' || p.id from person_session p) or (i.payload ~* needle
      and not exists (select 1 from session s where i.session_id = s.kind || ':' || s.id)));
  insert into erased (digest) select keyed_digest(erasure_secret(given), 'session:' || id) from person_session where kind = 'told'
    on conflict do nothing;
  delete from event_seen where id in (select event_key(i.event_id) from inbox i join person_session p on p.kind = i.kind and p.id = i.session_id);
  delete from inbox i using person_session p where p.kind = i.kind and p.id = i.session_id;
  get diagnostics n = row_count; removed := removed || jsonb_build_object('inbox', n);
  delete from kustomer_request r using person_session p where p.kind = r.kind and p.id = r.session_id;
  get diagnostics n = row_count; removed := removed || jsonb_build_object('kustomer_request', n);
  delete from artifact a using person_session p where p.kind = a.kind and p.id = a.session_id;
  get diagnostics n = row_count; removed := removed || jsonb_build_object('artifact', n);
  delete from call_read r using person_session p where p.kind = r.kind and p.id = r.id;
  get diagnostics n = row_count; removed := removed || jsonb_build_object('call_read', n);
  delete from kustomer_event e where e.record_id = wanted_customer
    or e.record_id in (select s.ticket from session s join person_session p using (kind, id));
  get diagnostics n = row_count; removed := removed || jsonb_build_object('kustomer_event', n);
  delete from session s using person_session p where p.kind = s.kind and p.id = s.id;
  get diagnostics n = row_count; removed := removed || jsonb_build_object('session', n);
  delete from lane l where l.lane = any(lanes || keys) and not exists (select 1 from session s where s.lane = l.lane);
  get diagnostics n = row_count; removed := removed || jsonb_build_object('lane', n);
  delete from customer_hold h where h.lane = any(lanes) or h.customer_id = wanted_customer;
  delete from contact c where c.contact_key = any(keys || lanes) or c.customer_id = wanted_customer
    or (c.customer_id = any(customers) and not exists (select 1 from session s where s.customer_id = c.customer_id));
  get diagnostics n = row_count; removed := removed || jsonb_build_object('contact', n);
  delete from click c where c.number = any(keys) or c.customer_id = wanted_customer or c.typed ~* needle
    or c.call_id in (select id from person_session where kind = 'call');
  get diagnostics n = row_count; removed := removed || jsonb_build_object('click', n);
  delete from click_turn t where t.number = any(keys || lanes) or t.number ~* needle;
  get diagnostics n = row_count; removed := removed || jsonb_build_object('click_turn', n);
  for step in select place, condition from erasure_step where to_regclass(place) is not null order by place loop
    execute format('delete from %I t where %s', step.place, step.condition) using keys, wanted_customer, customers;
    get diagnostics n = row_count; removed := removed || jsonb_build_object(step.place, n);
  end loop;
  return removed;
end $$;

-- Takes a person's number, e-mail or id out of texts that stay, such as a reason or the events of somebody else; counts the rows.
create function erase_mentions(needle text, instead text) returns bigint language plpgsql as $$
declare
  places text[] := array['inbox.payload', 'session.progress', 'session.awaiting', 'lane.note', 'lane.park_reason', 'artifact.name',
    'artifact.url', 'artifact.trouble', 'call_read.trouble', 'click.message', 'setting_change.before', 'setting_change.after'];
  place text;
  n bigint;
  total bigint := 0;
begin
  foreach place in array places loop
    execute format('update %1$I set %2$I = regexp_replace(%2$I, $1, $2, ''gi'') where %2$I ~* $1', split_part(place, '.', 1), split_part(place, '.', 2))
      using needle, instead;
    get diagnostics n = row_count;
    total := total + n;
  end loop;
  return total;
end $$;
