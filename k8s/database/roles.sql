-- Three roles for the bridge's database. Run it in that database as an administrator of the server, before the first start and after
-- every upgrade (it may be repeated): psql -d bridge -f k8s/database/roles.sql
--   bridge_owner   owns the tables and migrates them:  SPRING_FLYWAY_USER, SPRING_FLYWAY_PASSWORD
--   bridge_app     reads and writes rows, no more:     SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD
--   bridge_reader  reads what names no person, for reports
-- Give each a password afterwards: alter role bridge_app password '…'
do $$
declare
  one text;
begin
  foreach one in array array['bridge_owner', 'bridge_app', 'bridge_reader'] loop
    if not exists (select 1 from pg_roles where rolname = one) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole', one);
    end if;
    execute format('grant connect on database %I to %I', current_database(), one);
  end loop;
end $$;

revoke create on schema public from public;
grant usage, create on schema public to bridge_owner;
grant usage on schema public to bridge_app, bridge_reader;

-- What the owner makes from now on, the partitions of the days to come among it.
alter default privileges for role bridge_owner in schema public grant select, insert, update, delete on tables to bridge_app;
alter default privileges for role bridge_owner in schema public grant usage, select on sequences to bridge_app;
alter default privileges for role bridge_owner revoke execute on functions from public;
alter default privileges for role bridge_owner in schema public grant execute on functions to bridge_app;

-- What there is already, made by whichever role has migrated so far.
do $$
declare
  one record;
begin
  for one in
    select 'table' as what, format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
    union all
    -- A sequence that belongs to a column changes its owner with the table.
    select 'sequence', format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'S' and not exists (
      select 1 from pg_depend d where d.objid = c.oid and d.classid = cast('pg_class' as regclass) and d.deptype in ('a', 'i'))
    union all
    select 'function', cast(cast(p.oid as regprocedure) as text) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('alter %s %s owner to bridge_owner', one.what, one.name);
    if one.what = 'function' then
      execute format('revoke execute on function %s from public', one.name);
      execute format('grant execute on function %s to bridge_app', one.name);
    end if;
  end loop;
end $$;
grant select, insert, update, delete on all tables in schema public to bridge_app;
grant usage, select on all sequences in schema public to bridge_app;

-- Of a session only what names nobody; no events, no requests' texts, no keys.
do $$
begin
  if to_regclass('public.session') is not null then
    grant select (kind, id, first_seen, decided, state, due_at, rule, channel, events_stored, events_seen, heard_at) on session to bridge_reader;
    grant select on status_list, status_mapping, status_representative, kustomer_team, kustomer_budget, status_poll, erasure to bridge_reader;
  end if;
  if to_regclass('public.flyway_schema_history') is not null then
    revoke insert, update, delete on flyway_schema_history from bridge_app;
  end if;
end $$;
