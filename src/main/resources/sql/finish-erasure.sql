with receipt as (
  update erasure set removed = cast(cast(removed as jsonb) || jsonb_build_object('mentions', cast(:#${variable.mentions} as bigint),
    'files', cast(:#${variable.filesBefore} as bigint) + cast(:#${variable.filesAfter} as bigint)) as text)
  where id = cast(:#${variable.receipts[0][id]} as uuid)
  returning id, at, who, subject, digest, removed
), noted as (
  insert into setting_change (who, what, before, after)
  select who, 'erasure', '{}', cast(jsonb_build_object('receipt', id, 'removed', cast(removed as jsonb)) as text) from receipt
)
select cast(id as text) as id, trim(both '"' from cast(to_json(at) as text)) as at, who as by, subject, digest, removed from receipt
