select trim(both '"' from cast(to_json(clock_timestamp()) as text)) as now
