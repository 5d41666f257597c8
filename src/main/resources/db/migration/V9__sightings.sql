-- Kustomer's users by id: whose a work session is, and how many users share an e-mail (K 8.1).
create table kustomer_person (
  user_id text primary key,
  -- Lower-cased; null where there is no such user.
  email text,
  name text,
  gone boolean not null default false,
  read_at timestamptz not null default now()
);
create index kustomer_person_by_email on kustomer_person (email);

-- A reading under way belongs to one process, until it ends or its time is over; due_at may move meanwhile, when somebody wants it again.
alter table status_poll add column claim text;
alter table status_poll add column claimed_until timestamptz;
-- How long the pauses are at the moment, and until when they stay short after a change was seen.
alter table status_poll add column pause interval;
alter table status_poll add column fast_until timestamptz;
-- How soon after a reading the next may begin at all, because of the share of requests it may use.
alter table status_poll add column least_pause interval not null default '0';
-- When the end of a whole reading was reached last.
alter table status_poll add column read_at timestamptz not null default now();
-- Which troubles were told since the last reading that worked, each once.
alter table status_poll add column told text not null default '';

-- The directory of users is read by its own clock; this row only lets it be read sooner.
insert into status_poll (what, due_at) values ('users', 'infinity');

-- How many changes were seen of each, so that two readers who see the same change name it alike.
alter table status_seen add column changes bigint not null default 0;

-- Who has something to ask the Manager API, which takes one request a second (C 3.1).
create function manager_api_askers(tail_interval text, inheritance text) returns table (asker text) language sql stable as $$
  select 'tail' where cast(tail_interval as interval) > interval '0' and exists (select 1 from ccai_tail where due_at <= now())
  union all select 'read' where exists (select 1 from call_read where due_at <= now())
  union all select 'agents' where inheritance = 'on' and exists (
    select 1 from status_poll where what = 'agents' and due_at <= now() and coalesce(claimed_until, '-infinity') <= now())
$$;

-- Whether it is this asker's turn: they go round, and a turn that nobody took for more than a second is anybody's.
create function manager_api_turn(whose text, last_turn text, free_since timestamptz, tail_interval text, inheritance text)
returns boolean language sql stable as $$
  select case when free_since < now() - interval '1200 milliseconds' then bool_or(asker = whose)
    else whose = (array_agg(asker order by
      (array_position(array['tail', 'read', 'agents'], asker) - coalesce(array_position(array['tail', 'read', 'agents'], last_turn), 0) + 2) % 3))[1]
    end
  from manager_api_askers(tail_interval, inheritance)
$$;
