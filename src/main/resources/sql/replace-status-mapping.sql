with given as (
  select m ->> 'kustomerStatusId' as kustomer_status_id, m ->> 'ccaiStatus' as ccai_status
  from jsonb_array_elements(cast(:#${variable.judged[mapping]} as jsonb)) m
), standing as (
  select r ->> 'kustomerStatusId' as kustomer_status_id, r ->> 'ccaiStatus' as ccai_status
  from jsonb_array_elements(cast(:#${variable.judged[representatives]} as jsonb)) r
), before as (
  select jsonb_build_object(
    'mapping', (select coalesce(jsonb_object_agg(kustomer_status_id, ccai_status), '{}') from status_mapping),
    'representatives', (select coalesce(jsonb_object_agg(ccai_status, kustomer_status_id), '{}') from status_representative)) as whole
), after as (
  select jsonb_build_object(
    'mapping', (select coalesce(jsonb_object_agg(kustomer_status_id, ccai_status), '{}') from given),
    'representatives', (select coalesce(jsonb_object_agg(ccai_status, kustomer_status_id), '{}') from standing)) as whole
), changed as (
  insert into status_mapping_change (who, before, after, follows)
  select cast(:#${variable.who} as text), cast(before.whole as text), cast(after.whole as text), cast(:#${variable.judged[version]} as bigint)
  from before, after
  where before.whole <> after.whole
    and cast(:#${variable.judged[version]} as bigint) = (select coalesce(max(n), 0) from status_mapping_change)
  on conflict (follows) do nothing returning who
), gone as (
  delete from status_mapping m using changed where not exists (select 1 from given g where g.kustomer_status_id = m.kustomer_status_id)
), comes as (
  insert into status_mapping (kustomer_status_id, ccai_status) select kustomer_status_id, ccai_status from given, changed
  on conflict (kustomer_status_id) do update set ccai_status = excluded.ccai_status
), resigns as (
  delete from status_representative s using changed where not exists (select 1 from standing g where g.ccai_status = s.ccai_status)
), stands as (
  insert into status_representative (ccai_status, kustomer_status_id) select ccai_status, kustomer_status_id from standing, changed
  on conflict (ccai_status) do update set kustomer_status_id = excluded.kustomer_status_id
)
select (select whole from before) = (select whole from after) or exists (select 1 from changed) as stored
