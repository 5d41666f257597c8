-- What a version after this one may do to the schema while this one still works on it: columns, a table, an index, and JSON
-- with names that nobody here knows.
alter table session add column mood text;
alter table inbox add column weight int not null default 1;
create table mood (kind text not null, session_id text not null, at timestamptz not null default now(), primary key (kind, session_id));
-- The moment at which the sessions' table is locked: what is first seen later begins with the default below.
insert into mood (kind, session_id, at) values ('migrated', '1', clock_timestamp());
create index session_of_mood on session (mood) where mood is not null;

update session set progress = cast(cast(progress as jsonb) || '{"mood": {"of": "V9000", "words": ["calm", "short"]}}' as text);
update agent set state = cast(cast(state as jsonb) || '{"mood": "V9000"}' as text) where state <> '{}';
alter table session alter column progress set default '{"mood": {"of": "V9000", "words": ["calm", "short"]}}';
