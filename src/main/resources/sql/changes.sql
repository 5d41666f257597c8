select trim(both '"' from cast(to_json(at) as text)) as at, who, what, before, after from (
  select at, n, who, what, before, after from setting_change
  union all select at, n, who, 'status-mapping', before, after from status_mapping_change
  union all select at, n, who, 'custom-data-mapping', before, after from custom_data_mapping_change
) change order by change.at desc, what, n desc limit 100 offset 100 * :#${variable.filter[page]}
