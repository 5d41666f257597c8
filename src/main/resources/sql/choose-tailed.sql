with judged as (
  select one, exists (select 1 from session s where s.kind = one ->> 'kind' and s.id = one ->> 'session_id')
      or cast(one ->> 'created_at' as timestamptz) is null or cast(one ->> 'created_at' as timestamptz) >= greatest(began.at, now() - cast(:#${properties:bridge.retention.keep-for} as interval)) as ours
  from jsonb_array_elements(cast(:#${variable.read[rows]} as jsonb)) as one, bridge_began began
)
select cast(coalesce(jsonb_agg(one) filter (where ours), '[]') as text) as events, count(*) filter (where not ours) as ignored from judged
