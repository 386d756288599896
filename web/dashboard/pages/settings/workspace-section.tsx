/** Settings: the workspace's name and number. */
import type { Workspace } from "../../../../shared/native.ts";
import { TextField } from "../../../ui/field.tsx";
import { ApiProblem } from "../../api.ts";
import { SectionForm, SectionHead } from "./section-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useSaveWorkspace } from "./use-save-workspace.ts";

export function WorkspaceSection({ workspace }: { workspace: Workspace }) {
  const draft = useDraft({ name: workspace.name });
  const save = useSaveWorkspace("The name is saved.");
  const { name } = draft.value;
  const fault = name.trim()
    ? save.error instanceof ApiProblem
      ? save.error.faults["/name"]
      : undefined
    : "Give it a name.";
  return (
    <>
      <SectionHead title="Workspace">
        The name stands in the dashboard, and in mail and interviews unless the branding names a company.
      </SectionHead>
      <SectionForm
        changed={draft.changed}
        busy={save.isPending}
        problem={save.error}
        onDiscard={draft.forget}
        onSave={() => {
          if (name.trim()) save.mutate({ name: name.trim() }, { onSuccess: draft.forget });
        }}
      >
        <TextField
          label="Workspace name"
          maxLength={120}
          autoComplete="organization"
          value={name}
          fault={fault}
          onChange={(next) => draft.change({ name: next })}
        />
      </SectionForm>
    </>
  );
}
