select keep_days_ahead() as made
