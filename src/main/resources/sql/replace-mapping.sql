with given as (
  select * from jsonb_to_recordset(cast(:#${variable.rows} as jsonb)) as g(data_key text, signed boolean, resource text, field text, place int)
), before as (
  select coalesce(jsonb_agg(jsonb_build_object('key', data_key, 'signed', signed, 'resource', resource, 'field', field)
    order by place, data_key, field), '[]') as list from custom_data_mapping
), after as (
  select coalesce(jsonb_agg(jsonb_build_object('key', data_key, 'signed', signed, 'resource', resource, 'field', field)
    order by place), '[]') as list from given
), changed as (
  insert into custom_data_mapping_change (who, before, after, follows)
  select cast(:#${variable.who} as text), cast(before.list as text), cast(after.list as text),
    coalesce(cast(:#${variable.version} as bigint), (select coalesce(max(n), 0) from custom_data_mapping_change))
  from before, after where before.list <> after.list
  on conflict (follows) do nothing returning who
), gone as (
  delete from custom_data_mapping m using changed
  where not exists (select 1 from given g where g.data_key = m.data_key and g.signed = m.signed and g.resource = m.resource and g.field = m.field)
), stays as (
  update custom_data_mapping m set place = g.place from given g, changed
  where g.data_key = m.data_key and g.signed = m.signed and g.resource = m.resource and g.field = m.field
), comes as (
  insert into custom_data_mapping (data_key, signed, resource, field, place, made_by)
  select g.data_key, g.signed, g.resource, g.field, g.place, changed.who from given g, changed
  where not exists (select 1 from custom_data_mapping m where g.data_key = m.data_key and g.signed = m.signed and g.resource = m.resource and g.field = m.field)
)
select (select list from before) = (select list from after) or exists (select 1 from changed) as stored
