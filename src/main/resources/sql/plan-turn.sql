update schedule_turn set due_at = now(), planned_at = cast(:#${variable.planned} as timestamptz)
where what = :#${variable.what} and planned_at < cast(:#${variable.planned} as timestamptz)
