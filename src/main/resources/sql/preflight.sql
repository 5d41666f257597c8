select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
  current_setting('synchronous_commit') as synchronous_commit, cast(current_setting('server_version_num') as int) as version,
  (select count(*) from pg_roles where rolname = current_user and rolsuper) as superuser,
  (select count(*) from kustomer_team) as teams,
  (select count(*) from kustomer_team where routing_on
     and external_queue = coalesce(nullif(:#${properties:bridge.status.external-queue}, ''), external_queue)) as teams_linked,
  (select count(*) from webhook_heard where door = 'kustomer') as webhook_heard,
  (select count(*) from kustomer_event where not own and foreign_session and received_at > now() - interval '1 day') as foreign_sessions
