select 'agents.parked' as metric, cast(null as text) as label, cast(null as text) as value,
  count(*) filter (where parked is not null) as number from agent where parked is not null or quarantined
union all
select 'agents.quarantined', null, null, count(*) filter (where quarantined) from agent where parked is not null or quarantined
union all
select 'agents.troubled', null, null, count(*) from agent where failing_since is not null
