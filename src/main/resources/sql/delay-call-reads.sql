update call_read set trouble = :#${variable.reason}, tries = tries - 1,
  due_at = now() + least(30, 1 + tries) * interval '1 second'
where due_at is not null and kind = :#${variable.kind} and id = any(string_to_array(:#${variable.ids}, ','))
