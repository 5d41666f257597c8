with done as materialized (
  select erase_person(array(select jsonb_array_elements_text(cast(:#${variable.asked[keys]} as jsonb))),
    :#${variable.asked[needle]}, cast(:#${variable.asked[customer]} as text), cast(:#${variable.found[keys]} as jsonb), :#${variable.token},
    :#${properties:bridge.erasure-key}, cast(:#${variable.found[since]} as timestamptz)) as removed
)
insert into erasure (who, subject, digest, removed)
select coalesce(cast(:#${variable.who} as text), 'unknown'), :#${variable.asked[subject]},
  keyed_digest(erasure_secret(:#${properties:bridge.erasure-key}), :#${variable.asked[subject]} || ':' || :#${variable.asked[value]}),
  cast(removed as text)
from done where removed is not null
returning cast(id as text) as id
