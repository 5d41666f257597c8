update call_read set trouble = :#${variable.reason}, tries = tries - 1, failed = failed + 1,
  due_at = now() + least(30, 1 + failed) * interval '1 second'
where due_at is not null and kind = :#${variable.asked[kind]}
  and id in (select jsonb_array_elements_text(cast(:#${variable.asked[ids]} as jsonb)))
