-- Where a run through many pages goes on; null when the next run begins at read_to.
alter table ccai_tail add column going_on_from timestamptz;
alter table ccai_tail add column page int not null default 1;
-- How often in a row the API did not answer, and why.
alter table ccai_tail add column failed int not null default 0;
alter table ccai_tail add column trouble text;
-- When the end of the list was reached last: the lag counts from here.
alter table ccai_tail add column looked_at timestamptz not null default now();

-- Who asked the Manager API last, so that direct reads and the tail take turns when both are due.
alter table ccai_pace add column last_turn text not null default '';

-- What has become of an artifact, in the words that the management API shows; patience is how long it may take to arrive,
-- kept how long CCAI Platform keeps a recording.
create function artifact_state(patience text, kept text)
returns table (kind text, session_id text, type text, part text, name text, state text, until timestamptz, trouble text)
language sql stable as $$
  select a.kind, a.session_id, a.type, a.part, a.name,
    case when a.attached_at is not null then 'attached'
      when a.stored_at is not null then 'arrived'
      when a.due_since + cast(patience as interval) < now() then 'late'
      else 'due' end,
    case when a.attached_at is not null or a.stored_at is not null then null
      when a.due_since + cast(patience as interval) >= now() then a.due_since + cast(patience as interval)
      when a.type = 'recording' then a.due_since + cast(kept as interval) end,
    case when a.attached_at is null then a.trouble end
  from artifact a
$$;

-- How far a file has come on its way into Kustomer.
create function artifact_way(a artifact) returns text language sql stable as $$
  select case when a.attached_at is not null then 'attached'
    when a.uploaded_at is not null then 'uploaded'
    when a.stored_at is not null and a.lease_until > now() then 'uploading'
    when a.stored_at is not null then 'stored'
    when a.lease_until > now() then 'fetching'
    else 'due' end
$$;

-- How many of the ages in a list such as 24h,72h,6d have been reached.
create function ages_reached(since timestamptz, ages text) returns int language sql stable as $$
  select cast(count(*) as int) from unnest(string_to_array(ages, ',')) age where since <= now() - cast(age as interval)
$$;
