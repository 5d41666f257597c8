-- What Kustomer's outbound webhooks have told, once each (K 9.1): the newest revision of a record wins, whatever the order.
create table kustomer_event (
  event_id text primary key,
  name text not null,
  record_id text not null,
  rev bigint,
  changed_at timestamptz not null,
  own boolean not null,
  foreign_session boolean not null default false,
  received_at timestamptz not null default now()
);
create index kustomer_event_of_record on kustomer_event (record_id, changed_at);
create index kustomer_event_age on kustomer_event (received_at);

-- Kustomer's user behind our key, by whom our own writes are known.
create table kustomer_self (only_row boolean primary key default true, user_id text not null, read_at timestamptz not null default now());

-- When Kustomer's webhook, and CCAI Platform's, last told anything.
create table webhook_heard (door text primary key, heard_at timestamptz not null default now());
