insert into setting_change (who, what, before, after)
select cast(:#${variable.who} as text), 'retry of parked', cast(json_build_object('id', cast(:#${variable.filter[id]} as text), 'reason', cast(:#${variable.filter[reason]} as text)) as text),
  cast(json_build_object('retried', cast(:#${variable.retried[retried]} as bigint), 'customer', cast(:#${variable.filter[customer]} as text)) as text)
where cast(:#${variable.retried[retried]} as bigint) > 0
