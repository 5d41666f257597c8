with read as (
  select * from jsonb_to_recordset(cast(:#${variable.agents} as jsonb)) as r(who text, email text, value text, changed_at text, as_of text)
  where email is not null and value is not null
), changed as (
  select read.*, coalesce(s.changes, 0) + 1 as nth from read left join status_seen s on s.source = 'ccai' and s.who = read.who
  where s.who is null or ((s.value is distinct from read.value or s.version <> read.email)
    and cast(read.as_of as timestamptz) > s.as_of
    and (read.changed_at is null or cast(read.changed_at as timestamptz) > s.as_of))
)
select count(*) as changes, cast(coalesce(jsonb_agg(jsonb_build_object('sighting_id', 'ccai:' || who || ':' || nth,
  'email', email, 'side', 'ccai', 'source', cast(:#${variable.source} as text), 'value', value, 'changed_at', changed_at, 'as_of', as_of,
  'seen_as', 'ccai', 'who', who, 'version', email)), '[]') as text) as sightings
from changed
