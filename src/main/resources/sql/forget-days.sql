select dropped, saved from drop_days(now() - cast(:#${properties:bridge.retention.keep-for} as interval))
