with told as (
  select id, max(name) as name, coalesce(bool_or(routing_on), false) as routing_on, max(external_queue) as external_queue
  from jsonb_to_recordset(cast(:#${variable.teams} as jsonb)) as t(id text, name text, routing_on boolean, external_queue text)
  where id is not null group by id
), gone as (
  delete from kustomer_team where id not in (select id from told)
)
insert into kustomer_team (id, name, routing_on, external_queue) select id, coalesce(name, id), routing_on, external_queue from told order by id
on conflict (id) do update set name = excluded.name, routing_on = excluded.routing_on, external_queue = excluded.external_queue, read_at = now()
