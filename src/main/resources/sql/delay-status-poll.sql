with old as (
  select what, failed, told, md5(regexp_replace(cast(:#${variable.reason} as text), '[0-9]+', '', 'g')) as state
  from status_poll where what = :#${variable.poll[what]} and claim = :#${variable.poll[claim]} for update
), done as (
  update status_poll s set claim = null, claimed_until = null, trouble = :#${variable.reason},
    failed = s.failed + cast(:#${variable.counts} as int),
    told = case when position(old.state in old.told) > 0 then s.told else s.told || ' ' || old.state end,
    due_at = now() + greatest(cast(:#${variable.delayMillis} as bigint) * interval '1 millisecond',
      case when cast(:#${variable.counts} as int) > 0
        then least(900, power(2, least(old.failed, 12))) * (0.5 + random() / 2) else 0 end * interval '1 second')
  from old where s.what = old.what
  returning position(old.state in old.told) = 0 as news
)
select coalesce((select news from done), false) as news
