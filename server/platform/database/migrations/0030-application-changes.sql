-- What has changed since a moment, as the Flowmingo wire's list of applications is asked for.
create index applications_by_change on applications (workspace_id, updated_at desc);
