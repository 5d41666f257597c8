-- A key that takes another's place stands before it, with a comma between: digests are made with the first and known by each.
create or replace function erasure_secret(given text) returns text language sql stable as $$
  select coalesce(nullif(split_part(given, ',', 1), ''), (select key from erasure_key))
$$;

create or replace function is_erased(given text, word text) returns boolean language plpgsql stable as $$
begin
  if not exists (select 1 from erased) then
    return false;
  end if;
  return exists (
    select 1 from unnest(string_to_array(given, ',') || array['']) as one(key)
    join erased on digest = keyed_digest(erasure_secret(one.key), word));
end $$;
