with old as (
  select what, failed, fast_until, pause, cast(split_part(p.setting, ',', 1) as interval) as shortest, cast(split_part(p.setting, ',', 2) as interval) as longest
  from status_poll, (select cast(:#${properties:bridge.status.kustomer-poll} as text) as setting) p
  where what = 'work-sessions' for update of status_poll
), paced as (
  select old.what, old.failed, shortest, longest,
    case when cast(:#${variable.changes} as bigint) > 0 then now() + 2 * longest else old.fast_until end as fast_until,
    coalesce(case when told_limit > 0 then cast(:#${variable.reading.pages} as int) * interval '1 minute'
      / (told_limit * cast(:#${properties:bridge.kustomer.budget-share} as double precision)
        * cast(:#${properties:bridge.status.budget-share} as double precision)) end, interval '0') as least_pause,
    coalesce(old.pause, shortest) as pause
  from old, kustomer_budget
), done as (
  update status_poll s set claim = null, claimed_until = null, failed = 0, trouble = null, told = '', read_at = now(),
    fast_until = p.fast_until, least_pause = p.least_pause,
    pause = case when p.fast_until > now() then p.shortest else least(p.longest, 2 * p.pause) end,
    due_at = now() + greatest(p.least_pause, case when s.due_at < s.claimed_until then interval '0'
      when p.fast_until > now() then p.shortest else least(p.longest, 2 * p.pause) end)
  from paced p where s.what = p.what and s.claim = :#${variable.poll[claim]}
  returning p.failed
)
select coalesce((select failed > 0 from done), false) as again
