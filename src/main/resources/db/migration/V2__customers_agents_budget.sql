alter table session add column customer_id text;
create index session_of_customer on session (customer_id, first_seen) where customer_id is not null;

-- Which lane decides sessions of a customer at the moment: two lanes may turn out to be one customer.
create table customer_hold (
  customer_id text primary key,
  lane text not null,
  token text not null,
  until timestamptz not null
);
create index customer_hold_of_lane on customer_hold (lane);

-- How often in a row the API did not answer, for growing pauses.
alter table call_read add column failed int not null default 0;

-- E-mails of CCAI Platform's agents, for events that name an agent by id alone.
create table ccai_agent (id text primary key, email text, read_at timestamptz not null default now());

-- The share of Kustomer's rate limit that is used in the current minute.
create table kustomer_budget (
  only_row boolean primary key default true,
  told_limit bigint not null default 0,
  used bigint not null default 0,
  ends timestamptz not null default now()
);
insert into kustomer_budget default values;
