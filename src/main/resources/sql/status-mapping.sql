select (select coalesce(max(n), 0) from status_mapping_change) as version,
  (select cast(coalesce(jsonb_agg(jsonb_build_object('side', side, 'id', id, 'name', name, 'type', type, 'enabled', enabled, 'settable', settable,
     'formerName', former_name, 'gone', gone) order by side, lower(name), id), '[]') as text) from status_list) as lists,
  (select cast(coalesce(jsonb_agg(jsonb_build_object('kustomerStatusId', m.kustomer_status_id, 'ccaiStatus', m.ccai_status)
     order by lower(l.name), m.kustomer_status_id), '[]') as text)
   from status_mapping m left join status_list l on l.side = 'kustomer' and l.id = m.kustomer_status_id) as mapping,
  (select cast(coalesce(jsonb_agg(jsonb_build_object('ccaiStatus', ccai_status, 'kustomerStatusId', kustomer_status_id)
     order by lower(ccai_status)), '[]') as text) from status_representative) as representatives,
  (select cast(jsonb_agg(jsonb_build_object('side', side, 'readAt', read_at, 'failingSince', failing_since, 'trouble', trouble)
     order by side desc) as text) from status_list_read) as reads
