select 'tail.lag.seconds' as metric, 'kind' as label, kind as value, extract(epoch from now() - looked_at) as number from ccai_tail
