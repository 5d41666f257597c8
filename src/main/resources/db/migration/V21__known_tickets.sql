-- Customers whose tickets were listed: what became of them since is told by webhooks and by the answers to our own writes.
create table ticket_base (
  customer_id text primary key,
  asked_at timestamptz not null,
  listed_at timestamptz
);
create index ticket_base_age on ticket_base (asked_at);

-- Their tickets, each as its newest revision told it.
create table known_ticket (
  ticket_id text primary key,
  customer_id text not null,
  rev bigint not null,
  ticket jsonb not null,
  heard_at timestamptz not null default now()
);
create index known_ticket_of_customer on known_ticket (customer_id);

-- Our own writes to tickets that the webhook has not brought back yet.
create table own_write (
  ticket_id text not null,
  kind text not null check (kind in ('create', 'update')),
  rev bigint not null,
  written_at timestamptz not null default now(),
  primary key (ticket_id, kind, rev)
);

-- From when until when every such write came back in time; null while that is not known.
create table webhook_proof (
  kind text primary key check (kind in ('create', 'update')),
  since timestamptz,
  until timestamptz
);
insert into webhook_proof (kind) values ('create'), ('update');
