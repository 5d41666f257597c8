-- Whoever uploads a file names it by the token of its lease.
create index artifact_leased on artifact (lease_token) where lease_token is not null;
