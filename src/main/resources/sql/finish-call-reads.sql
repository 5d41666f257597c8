update call_read set trouble = null, failed = 0,
  due_at = case when id in (select jsonb_array_elements_text(cast(:#${variable.again} as jsonb)))
    then now() + least(30, tries) * interval '1 second' end
where kind = :#${variable.asked[kind]} and id in (select jsonb_array_elements_text(cast(:#${variable.asked[ids]} as jsonb)))
