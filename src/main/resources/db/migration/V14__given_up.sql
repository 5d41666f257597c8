-- A lane that was parked since nothing answered for long, not for a refusal, is freed once when Kustomer takes requests again.
alter table lane add column gave_up boolean not null default false;
alter table lane add column freed_at timestamptz;
create index lane_given_up on lane (parked_at) where gave_up;
