-- A rejection may be mailed, with or without an interview: such a mail names the application.
alter table mails drop constraint mails_purpose_check;
alter table mails add constraint mails_purpose_check check (purpose in
  ('invitation', 'admitted', 'reminder', 'link', 'resend', 'test', 'more_time', 'receipt', 'member_invitation', 'password_reset',
   'webhook_disabled', 'rejection'));
alter table mails add column application_id uuid;
alter table mails add foreign key (workspace_id, application_id) references applications (workspace_id, id) on delete cascade;
create index mails_by_application on mails (workspace_id, application_id) where application_id is not null;
