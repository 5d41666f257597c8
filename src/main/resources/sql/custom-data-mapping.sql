select data_key as "key", signed, resource, field from custom_data_mapping order by place, data_key, field
