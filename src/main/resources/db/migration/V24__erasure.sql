-- The key of the digests where the setting bridge.erasure-key gives none.
create table erasure_key (only_row boolean primary key default true, key text not null);
insert into erasure_key (key)
values (encode(sha256(convert_to(cast(gen_random_uuid() as text) || cast(gen_random_uuid() as text), 'UTF8')), 'hex'));

-- What was erased, by keyed digest only: session:<kind>:<id> and customer:<id> are known again and have no effect.
create table erased (digest text primary key, at timestamptz not null default now());

-- The receipts: whom an erasure was about is kept as a keyed digest, what was removed as numbers.
create table erasure (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default now(),
  who text not null,
  -- phone, email or customerId
  subject text not null,
  digest text not null,
  removed text not null
);
create index erasure_newest on erasure (at desc);

-- HMAC-SHA-256 (RFC 2104) in hex: a digest that nobody can try numbers against without the key.
create function keyed_digest(secret text, word text) returns text language plpgsql immutable as $$
declare
  key bytea := convert_to(secret, 'UTF8');
  inner_pad bytea;
  outer_pad bytea;
begin
  if length(key) > 64 then
    key := sha256(key);
  end if;
  key := key || decode(repeat('00', 64 - length(key)), 'hex');
  inner_pad := key;
  outer_pad := key;
  for i in 0..63 loop
    inner_pad := set_byte(inner_pad, i, get_byte(key, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(key, i) # 92);
  end loop;
  return encode(sha256(outer_pad || sha256(inner_pad || convert_to(word, 'UTF8'))), 'hex');
end $$;

create function erasure_secret(given text) returns text language sql stable as $$
  select coalesce(nullif(given, ''), (select key from erasure_key))
$$;

-- Whether a word was erased; cheap as long as nothing was. What was erased before a key was given stays known.
create function is_erased(given text, word text) returns boolean language plpgsql stable as $$
begin
  if not exists (select 1 from erased) then
    return false;
  end if;
  return exists (select 1 from erased where digest = keyed_digest(erasure_secret(given), word))
    or (given <> '' and exists (select 1 from erased where digest = keyed_digest(erasure_secret(''), word)));
end $$;

-- The sessions of a person: by the keys of lane and number, by the customer, by what their events since a moment hold, and those
-- decided in order with one of them. A session of another known number that only mentions the number is another person's.
create function sessions_of_person(keys text[], needle text, customer text, since timestamptz)
returns table (kind text, id text, lane text) language plpgsql stable set plan_cache_mode = force_custom_plan as $$
begin
  return query
    with direct as (
      select s.kind, s.id, s.lane, s.contact_known from session s
      where s.lane = any(keys) or reverse(s.number_backwards) = any(keys) or s.customer_id = customer
      union
      select s.kind, s.id, s.lane, s.contact_known from session s
      join (select distinct i.kind, i.session_id from inbox i where i.received_at >= since and i.payload ~* needle) told
        on told.kind = s.kind and told.session_id = s.id
      where cardinality(keys) = 0 or s.number_backwards is null or reverse(s.number_backwards) = any(keys)
    )
    select d.kind, d.id, d.lane from direct d
    union
    select s.kind, s.id, s.lane from session s
    where s.contact_known and s.lane in (select d.lane from direct d where d.contact_known);
end $$;
