-- A recording, transcript, photo or video of a session, from the moment it is due until Kustomer has it.
create table artifact (
  kind text not null,
  session_id text not null,
  type text not null,
  part text not null default '',
  name text not null,
  content_type text,
  due_since timestamptz not null default now(),
  -- Where it can be fetched; null when its source brings it as a file.
  url text,
  fetch_due_at timestamptz,
  fetch_tries int not null default 0,
  -- Our copy in the artifact store.
  stored_as text,
  bytes bigint,
  sha256 text,
  stored_at timestamptz,
  -- Its way into Kustomer: wanted once the session has a ticket.
  upload_wanted boolean not null default false,
  upload_due_at timestamptz,
  upload_tries int not null default 0,
  upload text,
  attachment_id text,
  uploaded_at timestamptz,
  attached_at timestamptz,
  -- The worker that fetches or uploads it at the moment.
  lease_token text,
  lease_until timestamptz,
  trouble text,
  alerted int not null default 0,
  primary key (kind, session_id, type, part)
);
create index artifact_to_fetch on artifact (fetch_due_at) where fetch_due_at is not null;
create index artifact_to_upload on artifact (upload_due_at) where upload_due_at is not null;
create index artifact_not_attached on artifact (due_since) where attached_at is null;

-- How far the Manager API's calls and chats have been read by their time of change.
create table ccai_tail (
  kind text primary key,
  read_to timestamptz not null default now(),
  due_at timestamptz not null default now()
);
insert into ccai_tail (kind) values ('call'), ('chat');

-- Sessions from before the bridge stay as they are.
create table bridge_began (only_row boolean primary key default true, at timestamptz not null default now());
insert into bridge_began default values;

-- Which key of an app's custom data goes to which field of Kustomer, for sessions that begin after the row was made.
create table custom_data_mapping (
  data_key text not null,
  signed boolean not null,
  resource text not null,
  field text not null,
  made_at timestamptz not null default now(),
  made_by text not null,
  primary key (data_key, signed, resource, field)
);
create table custom_data_mapping_change (
  n bigint generated always as identity primary key,
  at timestamptz not null default now(),
  who text not null,
  before text not null,
  after text not null
);
