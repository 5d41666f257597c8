with given as (
  select distinct on (user_id) user_id, email, name, gone
  from jsonb_to_recordset(cast(:#${variable.users} as jsonb)) as u(user_id text, email text, name text, gone boolean)
), kept as (
  insert into kustomer_person (user_id, email, name, gone) select user_id, email, name, gone from given order by user_id
  on conflict (user_id) do update set email = excluded.email, name = excluded.name, gone = excluded.gone, read_at = now()
), touched as (
  select email from given where email is not null
  union select p.email from kustomer_person p join given using (user_id) where p.email is not null
), people as (
  select user_id, email, name from given where not gone
  union all select p.user_id, p.email, p.name from kustomer_person p
  where p.email in (select email from touched) and not p.gone and p.user_id not in (select user_id from given)
)
insert into kustomer_user (email, user_id, name, holders)
select t.email, case when count(p.user_id) = 1 then min(p.user_id) else '' end, min(p.name), count(p.user_id)
from touched t left join people p using (email) group by t.email order by t.email
on conflict (email) do update set user_id = excluded.user_id, name = excluded.name, holders = excluded.holders, read_at = now()
