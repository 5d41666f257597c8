with fit as (
  select m.kustomer_status_id as id, m.ccai_status as name from status_mapping m
  left join status_list l on l.side = 'kustomer' and l.id = m.kustomer_status_id
  where l.id is null or (l.enabled and l.settable and not l.gone and l.type not in ('busy', 'offline'))
), back as (
  select f.name, f.id from fit f join status_representative r on r.ccai_status = f.name and r.kustomer_status_id = f.id
  union all
  select m.ccai_status, min(f.id) from status_mapping m left join fit f on f.id = m.kustomer_status_id
  where not exists (select 1 from status_representative r where r.ccai_status = m.ccai_status)
  group by m.ccai_status having count(*) = 1 and count(f.id) = 1
)
select cast(jsonb_build_object(
  'toCcai', (select coalesce(jsonb_object_agg(kustomer_status_id, ccai_status), '{}') from status_mapping),
  'toKustomer', (select coalesce(jsonb_object_agg(name, id), '{}') from back),
  'names', (select coalesce(jsonb_object_agg(id, name), '{}') from status_list where side = 'kustomer'),
  'offline', (select id from status_list where side = 'kustomer' and type = 'offline' and not gone
    order by enabled desc, settable desc, read_at desc, id limit 1)) as text) as mapping
