with events as (
  delete from inbox_default i where i.received_at < now() - cast(:#${properties:bridge.retention.keep-for} as interval)
    and not exists (select 1 from session s where s.kind = i.kind and s.id = i.session_id) returning 1
), requests as (
  delete from kustomer_request_default r where r.at < now() - cast(:#${properties:bridge.retention.keep-for} as interval)
    and not exists (select 1 from session s where s.kind = r.kind and s.id = r.session_id) returning 1
), ids as (
  delete from event_seen where seen_at < now() - greatest(cast(:#${properties:bridge.retention.keep-for} as interval), interval '30 days') returning 1
), clicks as (
  delete from click where clicked_at < now() - cast(:#${properties:bridge.retention.keep-for} as interval) returning 1
), turns as (
  delete from click_turn where taken_at < now() - cast(:#${properties:bridge.retention.keep-for} as interval) returning 1
), customers as (
  delete from contact c where not exists (select 1 from session s where s.customer_id = c.customer_id)
    and not exists (select 1 from lane l where l.lane = c.contact_key) returning 1
), sightings as (
  delete from agent_sighting s
  where s.handled_at is not null and s.seen_at < now() - cast(:#${properties:bridge.retention.keep-for} as interval)
    and exists (select 1 from agent_sighting later where later.email = s.email and later.n > s.n and later.side = s.side
      and later.source = s.source and (later.value is null) = (s.value is null) and (later.team is null) = (s.team is null)
      and (later.refusal is null) = (s.refusal is null) and (coalesce(later.outcome, '') = '') = (coalesce(s.outcome, '') = ''))
  returning 1
)
select (select count(*) from events) as events, (select count(*) from requests) as requests, (select count(*) from ids) as ids,
  (select count(*) from clicks) + (select count(*) from turns) as clicks, (select count(*) from customers) as customers,
  (select count(*) from sightings) as sightings
