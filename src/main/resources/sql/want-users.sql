update status_poll set due_at = least(due_at, greatest(now(), read_at + interval '30 seconds')) where what = 'users'
