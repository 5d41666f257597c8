delete from lane l
where l.due_at is null and l.parked_at is null and (l.lease_until is null or l.lease_until < now())
  and not exists (select 1 from session s where s.lane = l.lane)
