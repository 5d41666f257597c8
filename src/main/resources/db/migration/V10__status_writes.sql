-- What an agent's state says, for those who only count: the status that waits (S6) and whether the agent is in quarantine (S9).
alter table agent add column parked text;
alter table agent add column quarantined boolean not null default false;
-- CCAI Platform refused a whole request in which the agent was one of many: the next one speaks of nobody else.
alter table agent add column alone boolean not null default false;
-- A write was decided and certainly not sent: the engine need not await its answer.
alter table agent add column unsent boolean not null default false;
create index agent_told_of on agent (email) where parked is not null or quarantined;

-- Statuses that no entry of the mapping speaks of, and when that was told last (S3).
create table status_unmapped (side text not null, value text not null, told_at timestamptz not null default now(), primary key (side, value));
