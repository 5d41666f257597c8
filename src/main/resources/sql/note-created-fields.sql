insert into setting_change (who, what, before, after)
select :#${variable.who}, 'custom-fields', :#${variable.change[before]}, :#${variable.change[after]}
where cast(:#${variable.change[changed]} as boolean)
