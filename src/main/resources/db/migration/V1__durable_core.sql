create table inbox (
  event_id text primary key,
  source text not null,
  kind text not null,
  session_id text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  payload text not null
);
create index inbox_of_session on inbox (kind, session_id);

create table lane (
  lane text primary key,
  due_at timestamptz,
  wakes bigint not null default 0,
  lease_token text,
  lease_until timestamptz,
  attempts int not null default 0,
  failing_since timestamptz,
  note text,
  parked_at timestamptz,
  park_reason text
);
create index lane_due on lane (due_at) where due_at is not null and parked_at is null;

create table session (
  kind text not null,
  id text not null,
  lane text not null,
  contact_known boolean not null,
  first_seen timestamptz not null default now(),
  events_stored bigint not null default 0,
  events_seen bigint not null default 0,
  progress text not null default '{}',
  decided boolean not null default false,
  state text not null default 'open',
  awaiting text,
  due_at timestamptz,
  primary key (kind, id)
);
create index session_of_lane on session (lane, first_seen);

create table kustomer_request (
  n bigint generated always as identity primary key,
  kind text not null,
  session_id text not null,
  at timestamptz not null default now(),
  operation text not null,
  status int not null,
  object_id text
);
create index kustomer_request_of_session on kustomer_request (kind, session_id);

create table contact (contact_key text primary key, customer_id text not null);
create table kustomer_user (email text primary key, user_id text, read_at timestamptz not null default now());

create table call_read (
  kind text not null,
  id text not null,
  due_at timestamptz,
  tries int not null default 0,
  trouble text,
  primary key (kind, id)
);
create index call_read_due on call_read (due_at) where due_at is not null;
create table ccai_pace (only_row boolean primary key default true, next_at timestamptz not null default now());
insert into ccai_pace default values;
