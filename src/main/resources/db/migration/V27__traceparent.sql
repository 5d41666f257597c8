-- The span of the door through which a lane's last news came, so that whoever works on the lane continues its trace (W3C trace context).
alter table lane add column traceparent text;
