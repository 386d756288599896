/** Settings: what every candidate is told about their data before they consent. */
import type { Workspace } from "../../../../shared/native.ts";
import { TextField } from "../../../ui/field.tsx";
import { ApiProblem } from "../../api.ts";
import { SectionForm, SectionHead } from "./section-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useSaveWorkspace } from "./use-save-workspace.ts";

const LOOKS_LIKE_MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function PrivacySection({ workspace }: { workspace: Workspace }) {
  const { retention, contactEmail, auditDays } = workspace.settings;
  const draft = useDraft({ retention, contactEmail: contactEmail ?? "", auditDays: String(auditDays) });
  const save = useSaveWorkspace("The privacy words are saved.");
  const { value } = draft;
  const email = value.contactEmail.trim();
  const refused = save.error instanceof ApiProblem ? save.error.faults : {};
  const emailFault =
    email && !LOOKS_LIKE_MAIL.test(email)
      ? "An address has the form name@company.com."
      : refused["/settings/contactEmail"];
  return (
    <>
      <SectionHead title="Privacy">
        Every candidate reads this before they consent. Say how long you really keep recordings: Greenroom does not
        delete them by itself.
      </SectionHead>
      <SectionForm
        changed={draft.changed}
        busy={save.isPending}
        problem={save.error}
        onDiscard={draft.forget}
        onSave={() => {
          if (email && !LOOKS_LIKE_MAIL.test(email)) return;
          save.mutate(
            {
              settings: {
                retention: value.retention.trim(),
                contactEmail: email || null,
                auditDays: Number(value.auditDays),
              },
            },
            { onSuccess: draft.forget },
          );
        }}
      >
        <TextField
          label="How long recordings are kept"
          maxLength={500}
          hint={`Candidates read: “Kept ${value.retention.trim().replace(/\.$/, "") || "…"}.”`}
          value={value.retention}
          fault={refused["/settings/retention"]}
          onChange={(next) => draft.change({ retention: next })}
        />
        <TextField
          label="Contact e-mail"
          optional
          type="email"
          autoComplete="off"
          hint="Candidates see it for questions and for having their data deleted. Replies to mail go there too."
          value={value.contactEmail}
          fault={emailFault}
          onChange={(next) => draft.change({ contactEmail: next })}
        />
        <TextField
          label="Days that the audit log is kept"
          inputMode="numeric"
          hint="60 to 3650. Older entries are deleted every night; save them as CSV on the audit log's page before."
          value={value.auditDays}
          fault={refused["/settings/auditDays"]}
          onChange={(next) => draft.change({ auditDays: next.replace(/\D/g, "") })}
        />
      </SectionForm>
    </>
  );
}
