/** Writes one message: subject, body, variables; preview, a test to oneself, back to the built-in words. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import type { MessagePreview, Workspace } from "../../../../shared/native.ts";
import { MESSAGE_VARIABLES, type Message } from "../../../../shared/position.ts";
import { Button } from "../../../ui/button.tsx";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ApiProblem, call } from "../../api.ts";
import { keys, sessionQuery, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { type MESSAGES, type MessageId, messageOf, storedMessage, withVariable } from "./message-draft.ts";
import { PreviewOf } from "./message-preview.tsx";
import { SectionForm } from "./section-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useSaveWorkspace } from "./use-save-workspace.ts";

const saidBad = (error: unknown) => {
  const { title, detail } = problemWords(error);
  toast(`${title}. ${detail}`, "bad");
};

/** Preview and test of what is written, saved or not. */
function useTries(id: MessageId) {
  const refresh = useRefresh();
  const { data: session } = useQuery(sessionQuery);
  const body = (message: Message) => ({ positionId: null, purpose: id, message });
  const preview = useMutation({
    mutationFn: (message: Message) =>
      call<MessagePreview>("/messages/preview", { method: "POST", body: body(message) }),
    onError: saidBad,
  });
  const test = useMutation({
    mutationFn: (message: Message) => call<{ id: string }>("/messages/test", { method: "POST", body: body(message) }),
    onSuccess: async () => {
      toast(
        session?.capabilities.smtp === false
          ? "The test is in the outbox. Without a mail server it does not reach you."
          : "The test is on its way to you. The outbox shows it.",
      );
      await refresh(keys.mails);
    },
    onError: saidBad,
  });
  return { preview, test };
}

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
  const { preview, test } = useTries(id);
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
    <>
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
              <Button
                key={name}
                className="px-2! font-mono text-13!"
                onClick={() => insert(name)}
              >{`{${name}}`}</Button>
            ))}
          </div>
        </fieldset>
        <div className="flex flex-wrap items-center gap-2">
          <Button disabled={!complete} busy={preview.isPending} onClick={() => preview.mutate(value)}>
            Preview
          </Button>
          <Button disabled={!complete} busy={test.isPending} onClick={() => test.mutate(value)}>
            Send me a test
          </Button>
          {stored === null ? (
            <span className="text-13 text-text-quiet">These are the built-in words.</span>
          ) : (
            <Button look="quiet" onClick={() => draft.change(builtIn)}>
              Reset to the built-in words
            </Button>
          )}
        </div>
      </SectionForm>
      {preview.data ? <PreviewOf preview={preview.data} /> : null}
    </>
  );
}
