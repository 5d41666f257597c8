-- What grows with events lies in one partition a day (UTC), so that what is old is dropped and not deleted row by row.
-- A row whose day has no partition goes into the default one: a missing partition refuses no event.

-- Which events came, by a digest of their ids, since a partitioned table cannot know an id of another day.
create function event_key(event_id text) returns uuid language sql stable as $$
  select cast(encode(substr(sha256(convert_to(event_id, 'UTF8')), 1, 16), 'hex') as uuid)
$$;
create table event_seen (id uuid primary key, seen_at timestamptz not null default now());
create index event_seen_age on event_seen using brin (seen_at);

-- When a session was last told of; null for sessions from before this column.
alter table session add column heard_at timestamptz;
alter table session alter column heard_at set default now();

insert into event_seen (id, seen_at) select event_key(event_id), max(received_at) from inbox group by 1;

alter table inbox rename to inbox_before;
alter table inbox_before drop constraint inbox_pkey;
alter index inbox_of_session rename to inbox_before_of_session;
create table inbox (
  event_id text not null,
  source text not null,
  kind text not null,
  session_id text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  payload text not null
) partition by range (received_at);
create index inbox_of_session on inbox (kind, session_id);
create table inbox_default partition of inbox default;

create sequence kustomer_request_number;
select setval('kustomer_request_number', (select coalesce(max(n), 0) + 1 from kustomer_request), false);
alter table kustomer_request rename to kustomer_request_before;
alter table kustomer_request_before alter column n drop identity;
alter table kustomer_request_before drop constraint kustomer_request_pkey;
alter index kustomer_request_of_session rename to kustomer_request_before_of_session;
create table kustomer_request (
  n bigint not null default nextval('kustomer_request_number'),
  kind text not null,
  session_id text not null,
  at timestamptz not null default now(),
  operation text not null,
  status int not null,
  object_id text
) partition by range (at);
create index kustomer_request_of_session on kustomer_request (kind, session_id);
create index kustomer_request_newest on kustomer_request (at);
create table kustomer_request_default partition of kustomer_request default;

-- The tables by day, and the column that tells a row's day.
create table kept_by_day (name text primary key, day_column text not null);
insert into kept_by_day values ('inbox', 'received_at'), ('kustomer_request', 'at');

-- What there was before is one partition until tomorrow; where there was nothing it goes.
do $$
declare
  tomorrow date := cast(now() at time zone 'UTC' as date) + 1;
  one record;
  filled boolean;
begin
  for one in select name from kept_by_day loop
    execute format('select exists (select 1 from %I)', one.name || '_before') into filled;
    if filled then
      execute format('alter table %I rename to %I', one.name || '_before', one.name || '_until_' || to_char(tomorrow, 'YYYYMMDD'));
      execute format('alter table %I attach partition %I for values from (minvalue) to (%L)', one.name,
        one.name || '_until_' || to_char(tomorrow, 'YYYYMMDD'), to_char(tomorrow, 'YYYY-MM-DD') || ' 00:00:00+00');
    else
      execute format('drop table %I', one.name || '_before');
    end if;
  end loop;
end $$;

-- The partitions of the tables by day: the first moment after each, and since when it holds rows, null where that is open.
create function days_kept() returns table (parent text, part text, since timestamptz, until timestamptz) language sql stable as $$
  select k.name, cast(c.relname as text),
    case when c.relname like '%\_until\_%' then null else cast(right(c.relname, 8) || ' 00:00:00+00' as timestamptz) end,
    cast(right(c.relname, 8) || ' 00:00:00+00' as timestamptz) + case when c.relname like '%\_until\_%' then interval '0' else interval '24 hours' end
  from kept_by_day k join pg_inherits i on i.inhparent = cast(k.name as regclass) join pg_class c on c.oid = i.inhrelid
  where c.relname ~ '_[0-9]{8}$'
$$;

-- One day's partition; rows that came before it was made are taken out of the default one.
create function make_day(parent text, day_column text, day date) returns void language plpgsql as $$
declare
  part text := parent || '_' || to_char(day, 'YYYYMMDD');
  since text := to_char(day, 'YYYY-MM-DD') || ' 00:00:00+00';
  until text := to_char(day + 1, 'YYYY-MM-DD') || ' 00:00:00+00';
begin
  execute format('create table %I (like %I including all)', part, parent);
  execute format('lock table %I in share row exclusive mode', parent || '_default');
  execute format('with moved as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from moved',
    parent || '_default', day_column, since, day_column, until, part);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, since, until);
end $$;

-- Makes the days up to three from now. The functions that make and drop partitions run as the owner of the tables, so that the
-- bridge itself needs no right to do so; whoever is in the way for two seconds makes them wait for the next run.
create function keep_days_ahead() returns int language plpgsql security definer
  set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
  today date := cast(now() at time zone 'UTC' as date);
  one record;
  made int := 0;
begin
  if not pg_try_advisory_xact_lock(hashtext('keep_days')) then
    return 0;
  end if;
  for one in
    select k.name, k.day_column, cast(d as date) as day from kept_by_day k
    cross join lateral (select cast(max(until) at time zone 'UTC' as date) as covered from days_kept() where parent = k.name) c
    cross join lateral generate_series(greatest(coalesce(c.covered, today), today - 60), today + 3, interval '1 day') d
  loop
    perform make_day(one.name, one.day_column, one.day);
    made := made + 1;
  end loop;
  return made;
exception when lock_not_available then
  return 0;
end $$;

-- Drops the days that ended before a moment. Rows of sessions that are still there are kept, in the default partition.
create function drop_days(before timestamptz) returns table (dropped int, saved bigint) language plpgsql security definer
  set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
  one record;
  now_saved bigint;
begin
  dropped := 0;
  saved := 0;
  if before > now() - interval '7 days' or not pg_try_advisory_xact_lock(hashtext('keep_days')) then
    return next;
    return;
  end if;
  for one in select parent, part from days_kept() where until <= before order by until loop
    begin
      execute format('create temp table still_wanted on commit drop as select r.* from %I r join session s on s.kind = r.kind and s.id = r.session_id',
        one.part);
      execute format('alter table %I detach partition %I', one.parent, one.part);
      execute format('insert into %I select * from still_wanted', one.parent);
      get diagnostics now_saved = row_count;
      execute format('drop table %I', one.part);
      drop table still_wanted;
      dropped := dropped + 1;
      saved := saved + now_saved;
    exception when lock_not_available then
      exit;
    end;
  end loop;
  return next;
end $$;

select keep_days_ahead();

-- All that is stored of a session since the moment it was first seen; planned for it, so that the days before are not looked at. Of two
-- transactions that tell of a new session at once the earlier one may find the row of the later one, so a day more is looked at.
create function events_of(of_kind text, of_id text, since timestamptz) returns setof inbox language plpgsql stable
  set plan_cache_mode = force_custom_plan as $$
begin
  return query select * from inbox i where i.kind = of_kind and i.session_id = of_id and i.received_at >= since - interval '1 day';
end $$;

-- For which tick of its clock the old was forgotten last: of several replicas one does it.
create table forgotten (only_row boolean primary key default true, ran_for timestamptz not null default now());
insert into forgotten default values;
