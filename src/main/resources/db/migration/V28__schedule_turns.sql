-- Whose turn it is at work that the clock starts in every replica and that one of them does: nobody's once claimed_until is over.
create table schedule_turn (
  what text primary key,
  -- When the next turn may be taken.
  due_at timestamptz not null default now(),
  -- The moment of the plan for which it was made due last: each replica's clock comes by it once.
  planned_at timestamptz not null default '-infinity',
  claim text,
  claimed_until timestamptz
);
insert into schedule_turn (what, due_at) values
  ('watch-connectors', now()), ('sweep-webhooks', now()), ('guard-status-mapping', 'infinity');

-- Messages that another connector has written are counted every few seconds, and are few.
create index kustomer_event_foreign on kustomer_event (received_at) where foreign_session and not own;

-- The directory of users is read by its own row from now on, the first time at once; an older version sets it to never.
update status_poll set due_at = now() where what = 'users';
