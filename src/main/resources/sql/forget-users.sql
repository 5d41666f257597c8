with gone as (
  update kustomer_person set gone = true where not gone and read_at < now() - interval '90 minutes' returning user_id, email
), left_over as (
  select p.email, p.user_id, p.name from kustomer_person p
  where p.email in (select email from gone) and not p.gone and p.user_id not in (select user_id from gone)
)
update kustomer_user u set holders = n.holders, user_id = n.user_id, read_at = now()
from (
  select g.email, cast(count(l.user_id) as int) as holders, case when count(l.user_id) = 1 then min(l.user_id) else '' end as user_id
  from (select distinct email from gone) g left join left_over l using (email) group by g.email
) n where u.email = n.email
