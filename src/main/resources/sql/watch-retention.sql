select 'retention.oldest.day.seconds' as metric, cast(null as text) as label, cast(null as text) as value,
  coalesce(extract(epoch from now() - min(coalesce(since, until))), 0) as number from days_kept()
union all
select 'retention.rows.without.day', null, null, (select count(*) from inbox_default)
