with given as (
  select * from jsonb_to_recordset(cast(:#${variable.statuses} as jsonb)) as g(id text, name text, type text, enabled boolean, settable boolean)
), kept as (
  insert into status_list (side, id, name, type, enabled, settable)
  select cast(:#${variable.side} as text), id, name, type, enabled, settable from given
  on conflict (side, id) do update set name = excluded.name, type = excluded.type, enabled = excluded.enabled,
    settable = excluded.settable, gone = false, read_at = now(),
    former_name = case when status_list.name = excluded.name then status_list.former_name else status_list.name end
), gone as (
  update status_list set gone = true where side = :#${variable.side} and not gone and id not in (select id from given)
)
update status_list_read set read_at = now(), failing_since = null, trouble = null where side = :#${variable.side}
