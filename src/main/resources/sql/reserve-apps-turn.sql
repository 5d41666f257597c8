update apps_pace set next_at = greatest(next_at, now()) + interval '125 milliseconds'
returning greatest(0, cast(extract(epoch from next_at - now()) * 1000 as int) - 125) as wait
