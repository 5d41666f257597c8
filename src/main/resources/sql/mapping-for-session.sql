select m.data_key as "key", m.signed, m.resource, m.field
from custom_data_mapping m join session s on s.kind = :#${body.kind} and s.id = :#${body.id}
where m.made_at <= s.first_seen order by m.place, m.data_key, m.field
