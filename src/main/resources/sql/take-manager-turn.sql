update ccai_pace set next_at = greatest(next_at, now()) + interval '1050 milliseconds', last_turn = 'lists'
returning cast(greatest(0, extract(epoch from next_at - interval '1050 milliseconds' - now()) * 1000) as bigint) as wait
