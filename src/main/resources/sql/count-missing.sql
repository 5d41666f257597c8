with missing as (
  update status_seen s set missed = case when present.who is null then s.missed + 1 else 0 end
  from status_poll p, status_seen o
  left join jsonb_array_elements_text(cast(:#${variable.present} as jsonb)) as present(who) on present.who = o.who
  where p.what = :#${variable.poll[what]} and p.claim = :#${variable.poll[claim]}
    and o.source = s.source and o.who = s.who
    and s.source = :#${variable.seenAs} and s.value is not null and (present.who is null or s.missed > 0)
  returning s.source, s.who, s.missed, s.changes
), out as (
  select m.source, m.who, m.changes + 1 as nth, case m.source when 'ccai'
    then (select email from ccai_agent where id = m.who) else (select email from kustomer_person where user_id = m.who) end as email
  from missing m where m.missed >= 2
)
select count(*) as changes, cast(coalesce(jsonb_agg(jsonb_build_object('sighting_id', source || ':' || who || ':' || nth,
  'email', email, 'side', case source when 'ccai' then 'ccai' else 'kustomer' end, 'source', cast(:#${variable.source} as text), 'value', null,
  'as_of', cast(:#${variable.began} as text), 'seen_as', source, 'who', who, 'version', 'out')), '[]') as text) as sightings
from out where email is not null
