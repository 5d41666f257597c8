-- An agent of either system, by lower-cased e-mail: what is known of the two statuses, and when to look again.
create table agent (
  email text primary key,
  -- What the engine knows, as JSON: both statuses, the one that waits, the write under way, the last own writes and changes.
  state text not null default '{}',
  first_seen timestamptz not null default now(),
  due_at timestamptz,
  wakes bigint not null default 0,
  lease_token text,
  lease_until timestamptz,
  attempts int not null default 0,
  failing_since timestamptz,
  trouble text
);
create index agent_due on agent (due_at) where due_at is not null;
create index agent_leased on agent (lease_token) where lease_token is not null;

-- What was seen of an agent's status, each once, and what came of it.
create table agent_sighting (
  n bigint generated always as identity primary key,
  -- Tells the same sighting seen twice.
  sighting_id text not null unique,
  email text not null,
  -- kustomer or ccai
  side text not null,
  -- work-sessions, app, agent-statuses, agents, events or answer
  source text not null,
  -- A Kustomer status id, a CCAI Platform status name; null is signed out (Kustomer) or logged out (CCAI Platform).
  value text,
  -- When it changed by the vendor's clock, where the vendor tells.
  changed_at timestamptz,
  -- Not newer than this: when the question was sent whose answer told it, or when the vendor said so itself.
  as_of timestamptz not null,
  -- Kustomer: the work session that can be changed, and the team that is selected in it.
  work_session text,
  team text,
  -- The browser tab that told it, where one did.
  instance text,
  -- CCAI Platform's own words, where this is the answer to a write that it refused.
  refusal text,
  seen_at timestamptz not null default now(),
  handled_at timestamptz,
  -- What the engine made of it: rule id and sentence.
  outcome text
);
create index agent_sighting_new on agent_sighting (email, n) where handled_at is null;
create index agent_sighting_of on agent_sighting (email, n desc);

-- What a poll has told last of whom, so that only changes become sightings; who is a Kustomer user id or an agent id.
create table status_seen (
  source text not null,
  who text not null,
  value text,
  version text not null default '',
  as_of timestamptz not null,
  missed int not null default 0,
  primary key (source, who)
);

-- The teams of Kustomer with their routing settings (K 8.4).
create table kustomer_team (
  id text primary key,
  name text not null,
  routing_on boolean not null,
  external_queue text,
  read_at timestamptz not null default now()
);

-- The open browser tabs of an agent, by the instance id that the app sends along.
create table agent_tab (email text not null, instance text not null, seen_at timestamptz not null, primary key (email, instance));

-- When something of the agents' status is read next, by what it is: work-sessions, agent-statuses, agents, teams, lists.
create table status_poll (
  what text primary key,
  due_at timestamptz not null default now(),
  cursor text,
  failed int not null default 0,
  trouble text
);
insert into status_poll (what) values ('work-sessions'), ('agent-statuses'), ('agents'), ('teams'), ('lists');

-- The lists of statuses as the vendors gave them last.
create table status_list (
  side text not null,
  id text not null,
  name text not null,
  type text not null default '',
  settable boolean not null,
  read_at timestamptz not null default now(),
  primary key (side, id)
);

-- Which CCAI Platform status a Kustomer status means (S2); a representative is the Kustomer status that stands for it on the way back (S8).
create table status_mapping (kustomer_status_id text primary key, ccai_status text not null);
create table status_representative (ccai_status text primary key, kustomer_status_id text not null);
create table status_mapping_change (
  n bigint generated always as identity primary key,
  at timestamptz not null default now(),
  who text not null,
  before text not null,
  after text not null,
  -- Each change follows the one its maker has seen.
  follows bigint not null unique
);

-- Ten requests a second to the Apps API in all (C 3.1): when the next may be sent.
create table apps_pace (only_row boolean primary key default true, next_at timestamptz not null default now());
insert into apps_pace default values;

-- Shared users: more than one user or agent has the e-mail.
alter table kustomer_user add column name text;
alter table kustomer_user add column holders int not null default 1;
alter table ccai_agent add column name text;
alter table ccai_agent add column gone boolean not null default false;
create index kustomer_user_by_id on kustomer_user (user_id);
create index ccai_agent_by_email on ccai_agent (email);
