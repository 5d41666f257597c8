-- What a person looks for, out of a session's progress. The number is kept backwards, since its end is the same in every spelling;
-- a lane may be named by it before the session was looked at.
alter table session
  add column rule text generated always as (cast(progress as jsonb) ->> 'rule') stored,
  add column ticket text generated always as (cast(progress as jsonb) ->> 'ticket') stored,
  add column channel text generated always as (cast(progress as jsonb) ->> 'channel') stored,
  add column number_backwards text generated always as (reverse(coalesce(cast(progress as jsonb) ->> 'number',
    case when lane ~ '^[+]?[0-9]+$' then lane end))) stored;

create index session_newest on session (first_seen desc, kind, id);
create index session_not_complete on session (state, first_seen desc, kind, id) where state <> 'complete';
create index session_of_rule on session (rule, first_seen desc) where rule is not null;
create index session_of_number on session (number_backwards text_pattern_ops) where number_backwards is not null;

-- One page of sessions. Each question is planned for the values it has: a plan for all of them would read the whole table.
create function sessions_found(wanted_id text, wanted_number text, wanted_state text, wanted_rule text, wanted_customer text,
  since timestamptz, before timestamptz, page bigint)
returns table (kind text, id text) language plpgsql stable set plan_cache_mode = force_custom_plan as $$
begin
  return query select s.kind, s.id from session s
    where (wanted_id is null or (s.kind in ('call', 'chat') and s.id = wanted_id))
      and (wanted_number is null or s.number_backwards like wanted_number)
      and (wanted_state is null or s.state = wanted_state)
      and (wanted_rule is null or s.rule = wanted_rule)
      and (wanted_customer is null or s.customer_id = wanted_customer)
      and (since is null or s.first_seen >= since)
      and (before is null or s.first_seen < before)
    order by s.first_seen desc, s.kind, s.id limit 100 offset 100 * page;
end $$;
