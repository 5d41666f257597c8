-- A number that an agent clicked in Kustomer, and what CCAI Platform made of it (K1).
create table click (
  n bigint generated always as identity primary key,
  email text not null,
  -- E.164, and as it was typed in Kustomer.
  number text not null,
  typed text not null,
  customer_id text,
  conversation_id text,
  clicked_at timestamptz not null default now(),
  -- null while CCAI Platform is asked; then placed, to-confirm, refused, busy or unknown.
  outcome text,
  call_id text,
  message text
);
create index click_of_number on click (number, n desc);
create index click_of_call on click (call_id) where call_id is not null;

-- An agent dials a number once within the time of a double click.
create table click_turn (
  email text not null,
  number text not null,
  taken_at timestamptz not null default now(),
  free boolean not null default false,
  primary key (email, number)
);
