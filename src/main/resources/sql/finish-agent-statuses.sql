with old as (
  select what, failed, case when fast_until > now() or exists (select 1 from agent where agent.parked is not null)
    then shortest else least(longest, 2 * coalesce(pause, shortest)) end as pause
  from status_poll, (select cast(split_part(setting, ',', 1) as interval) as shortest,
      cast(coalesce(nullif(split_part(setting, ',', 2), ''), setting) as interval) as longest
    from (select cast(:#${properties:bridge.status.ccai-poll} as text) as setting) one) paces
  where what = :#${variable.poll[what]} and claim = :#${variable.poll[claim]} for update of status_poll
), done as (
  update status_poll s set claim = null, claimed_until = null, failed = 0, trouble = null, told = '', read_at = now(), pause = old.pause,
    due_at = case when s.due_at < s.claimed_until then now() else now() + old.pause end
  from old where s.what = old.what
  returning old.failed
)
select coalesce((select failed > 0 from done), false) as again
