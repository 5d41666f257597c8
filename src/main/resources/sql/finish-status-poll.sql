with old as (
  select what, failed from status_poll where what = :#${variable.poll[what]} and claim = :#${variable.poll[claim]} for update
), calm as (
  select case when fast_until > now() then interval '0' else coalesce(pause, interval '0') end as pause from status_poll where what = 'agent-statuses'
), done as (
  update status_poll s set claim = null, claimed_until = null, failed = 0, trouble = null, told = '', cursor = cast(:#${variable.cursor} as text),
    read_at = case when cast(:#${variable.every} as interval) > interval '0' then now() else read_at end,
    due_at = case when s.due_at < s.claimed_until or cast(:#${variable.every} as interval) = interval '0' then now()
      when s.what = 'agents' then now() + greatest(cast(:#${variable.every} as interval), (select pause from calm))
      else now() + cast(:#${variable.every} as interval) end
  from old where s.what = old.what
  returning old.failed
)
select coalesce((select failed > 0 from done), false) as again
