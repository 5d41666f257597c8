with free as (delete from customer_hold where lane = :#${variable.lane[lane]} and token = :#${variable.lane[token]})
update lane set lease_token = null, lease_until = null, attempts = 0, failing_since = null, note = null, freed_at = null,
  due_at = case when wakes <> :#${variable.lane[wakes]}
      or exists (select 1 from session s where s.lane = lane.lane and s.events_stored > s.events_seen) then now()
    else (select min(s.due_at) from session s where s.lane = lane.lane) end
where lane = :#${variable.lane[lane]} and lease_token = :#${variable.lane[token]}
