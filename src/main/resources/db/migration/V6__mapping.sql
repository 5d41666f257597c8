-- The rows keep the order in which they were given.
alter table custom_data_mapping add column place int not null default 0;

-- Each change follows the one its maker has seen: of two at the same moment only one is kept.
alter table custom_data_mapping_change add column follows bigint not null unique;
