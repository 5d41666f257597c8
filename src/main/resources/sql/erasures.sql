select cast(id as text) as id, trim(both '"' from cast(to_json(at) as text)) as at, who as by, subject, digest, removed
from erasure order by erasure.at desc, erasure.id limit 100 offset 100 * :#${variable.filter[page]}
