update schedule_turn set claim = null, claimed_until = null,
  due_at = case when cast(planned_at as text) = :#${variable.turn[planned]} then 'infinity' else due_at end
where what = :#${variable.what} and claim = :#${variable.turn[claim]}
