update call_read set trouble = null,
  due_at = case when id = any(string_to_array(:#${variable.again}, ',')) then now() + tries * interval '1 second' end
where kind = :#${variable.kind} and id = any(string_to_array(:#${variable.ids}, ','))
