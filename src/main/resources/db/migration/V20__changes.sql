create index setting_change_newest on setting_change (at desc);
create index status_mapping_change_newest on status_mapping_change (at desc);
create index custom_data_mapping_change_newest on custom_data_mapping_change (at desc);
