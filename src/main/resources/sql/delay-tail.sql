update ccai_tail set failed = failed + 1, trouble = :#${variable.reason},
  due_at = now() + least(300, power(2, least(failed, 10))) * (0.5 + random() / 2) * interval '1 second'
where kind = :#${variable.asked[kind]} and cast(due_at as text) = :#${variable.asked[claim]}
returning failed
