-- What the console searches by: the rule that decided, and the newest first.
alter table session add column rule text generated always as (cast(progress as jsonb) ->> 'rule') stored;
create index session_of_rule on session (rule, first_seen) where rule is not null;
create index session_newest on session (first_seen desc, kind, id);
create index session_of_state on session (state, first_seen desc) where state <> 'complete';
create index session_of_id on session (id);
