update apps_pace set next_at = greatest(next_at, now() + :#${variable.delayMillis} * interval '1 millisecond')
