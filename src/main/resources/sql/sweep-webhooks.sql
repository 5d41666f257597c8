delete from kustomer_event where received_at < now() - interval '2 days'
