-- Who changed what of the settings that are kept outside this database, such as Kustomer's fields (D3).
create table setting_change (
  n bigint generated always as identity primary key,
  at timestamptz not null default now(),
  who text not null,
  what text not null,
  before text not null,
  after text not null
);
