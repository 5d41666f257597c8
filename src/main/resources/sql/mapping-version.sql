select coalesce(max(n), 0) as version from custom_data_mapping_change
