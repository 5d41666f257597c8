-- What became of a status that a mapping names: it was renamed, it was deleted and stays here by its last name, or nobody can have it.
alter table status_list add column former_name text;
alter table status_list add column gone boolean not null default false;
alter table status_list add column enabled boolean not null default true;

-- How the reading of each list fared: when it was asked for last, when it was answered last, and since when it is not answered, and why.
create table status_list_read (side text primary key, asked_at timestamptz, read_at timestamptz, failing_since timestamptz, trouble text);
insert into status_list_read (side) values ('kustomer'), ('ccai');
