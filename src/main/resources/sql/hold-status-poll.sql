update status_poll set claimed_until = now() + interval '30 seconds',
  due_at = case when due_at < claimed_until then due_at else now() + interval '30 seconds' end
where what = :#${variable.poll[what]} and claim = :#${variable.poll[claim]}
