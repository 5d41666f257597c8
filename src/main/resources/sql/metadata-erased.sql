select 1 as erased from jsonb_to_recordset(cast(:#${variable.events} as jsonb)) as e(kind text, session_id text)
where is_erased(:#${properties:bridge.erasure-key}, 'session:' || kind || ':' || session_id)
