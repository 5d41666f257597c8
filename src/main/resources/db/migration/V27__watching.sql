-- The span of the door through which a lane's last news came, so that whoever works on the lane continues its trace (W3C trace context).
alter table lane add column traceparent text;

-- The last request of ours that Kustomer had answered when a webhook was heard: own messages long after it should have been told too.
alter table webhook_heard add column after_request bigint not null default 0;
