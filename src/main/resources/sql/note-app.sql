insert into setting_change (who, what, before, after)
values (cast(coalesce(:#${variable.who}, '') as text), 'kustomer-app', '{}', cast(json_build_object('how', cast(:#${variable.how} as text)) as text))
