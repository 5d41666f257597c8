insert into status_unmapped (side, value)
select distinct side, value from jsonb_to_recordset(cast(:#${variable.unmapped} as jsonb)) as t(side text, value text) order by side, value
on conflict (side, value) do update set told_at = now() where status_unmapped.told_at < now() - interval '24 hours'
returning side, value
