select trim(both '"' from cast(to_json(at) as text)) as "at", who as "who", what as "what", before as "before", after as "after" from (
  (select at, who, what, before, after from setting_change order by at desc limit 100 + 100 * :#${variable.filter[page]})
  union all
  (select at, who, 'status mapping', before, after from status_mapping_change order by at desc limit 100 + 100 * :#${variable.filter[page]})
  union all
  (select at, who, 'custom data mapping', before, after from custom_data_mapping_change order by at desc limit 100 + 100 * :#${variable.filter[page]})
) change order by at desc, what limit 100 offset 100 * :#${variable.filter[page]}
