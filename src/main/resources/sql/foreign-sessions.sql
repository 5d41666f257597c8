select 'connectors.foreign.sessions' as metric, cast(null as text) as label, cast(null as text) as value, count(*) as number
from kustomer_event where not own and foreign_session and received_at > now() - interval '1 day'
