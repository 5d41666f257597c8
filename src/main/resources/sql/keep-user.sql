insert into kustomer_user (email, user_id, holders)
select told.email, told.user_id, case when told.user_id <> '' then 1 else (
  select cast(count(*) as int) from kustomer_person p where p.email = told.email and not p.gone and exists (
    select 1 from kustomer_person q where q.email = told.email and not q.gone and q.user_id <> p.user_id)) end
from (select cast(:#${body.ownerEmail} as text) as email, cast(:#${body.ownerUserId} as text) as user_id) told
on conflict (email) do update set user_id = excluded.user_id, holders = excluded.holders, read_at = now()
