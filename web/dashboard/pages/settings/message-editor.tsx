/** Writes one message: subject, body, variables; preview, a test to oneself, back to the built-in words. */
import { useId } from "react";
import type { Workspace } from "../../../../shared/native.ts";
import { MESSAGE_VARIABLES } from "../../../../shared/position.ts";
import { Button } from "../../../ui/button.tsx";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { ApiProblem } from "../../api.ts";
import { MessagePreview } from "../../message-preview.tsx";
import { type MESSAGES, type MessageId, messageOf, storedMessage, withVariable } from "./message-draft.ts";
import { SectionForm } from "./section-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useSaveWorkspace } from "./use-save-workspace.ts";

export function MessageEditor({
  workspace,
  id,
  setting,
}: {
  workspace: Workspace;
  id: MessageId;
  setting: (typeof MESSAGES)[number]["setting"];
}) {
  const bodyId = useId();
  const builtIn = workspace.defaultMessages[id];
  const draft = useDraft(messageOf(workspace, id));
  const save = useSaveWorkspace("The message is saved.");
  const { value } = draft;
  const stored = storedMessage(value, builtIn);
  const complete = value.subject.trim() !== "" && value.body.trim() !== "";
  const refused = save.error instanceof ApiProblem ? save.error.faults : {};
  const insert = (name: string) => {
    const area = document.getElementById(bodyId);
    const from = area instanceof HTMLTextAreaElement ? area.selectionStart : value.body.length;
    const to = area instanceof HTMLTextAreaElement ? area.selectionEnd : value.body.length;
    draft.change({ body: withVariable(value.body, name, from, to) });
    requestAnimationFrame(() => {
      if (!(area instanceof HTMLTextAreaElement)) return;
      area.focus();
      area.setSelectionRange(from + name.length + 2, from + name.length + 2);
    });
  };
  return (
    <SectionForm
      changed={draft.changed}
      busy={save.isPending}
      problem={save.error}
      onDiscard={draft.forget}
      onSave={() => {
        if (complete) save.mutate({ settings: { [setting]: stored } }, { onSuccess: draft.forget });
      }}
    >
      <TextField
        label="Subject"
        maxLength={200}
        value={value.subject}
        fault={value.subject.trim() ? refused[`/settings/${setting}/subject`] : "A mail needs a subject."}
        onChange={(subject) => draft.change({ subject })}
      />
      <TextArea
        label="Message"
        id={bodyId}
        rows={9}
        maxLength={5000}
        value={value.body}
        fault={value.body.trim() ? refused[`/settings/${setting}/body`] : "A mail needs a message."}
        hint="An empty line starts a paragraph."
        onChange={(body) => draft.change({ body })}
      />
      <fieldset className="m-0 min-w-0 border-0 p-0">
        <legend className="mb-1.5 p-0 text-13 text-text-quiet">Insert a variable where the cursor is</legend>
        <div className="flex flex-wrap gap-1.5">
          {MESSAGE_VARIABLES.map((name) => (
            <Button key={name} className="px-2! font-mono text-13!" onClick={() => insert(name)}>{`{${name}}`}</Button>
          ))}
        </div>
      </fieldset>
      <MessagePreview purpose={id} message={value} positionId={null}>
        {stored === null ? (
          <span className="text-13 text-text-quiet">These are the built-in words.</span>
        ) : (
          <Button look="quiet" onClick={() => draft.change(builtIn)}>
            Reset to the built-in words
          </Button>
        )}
      </MessagePreview>
    </SectionForm>
  );
}
