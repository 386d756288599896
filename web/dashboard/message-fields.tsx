/** Subject and body of a message, with the variables that may stand in them. */
import { useRef } from "react";
import type { Message } from "../../shared/native.ts";
import { MESSAGE_VARIABLES } from "../../shared/position.ts";
import { Button } from "../ui/button.tsx";
import { TextArea, TextField } from "../ui/field.tsx";

/** idBase: unique in the page. Faults: of "/subject" and "/body". */
export function MessageFields({
  idBase,
  message,
  onChange,
  faults = {},
}: {
  idBase: string;
  message: Message;
  onChange: (message: Message) => void;
  faults?: { subject?: string | undefined; body?: string | undefined };
}) {
  const bodyId = `${idBase}-body`;
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label="Subject"
        id={`${idBase}-subject`}
        maxLength={200}
        value={message.subject}
        onChange={(subject) => onChange({ ...message, subject })}
        fault={faults.subject}
      />
      <TextArea
        label="Text"
        id={bodyId}
        rows={6}
        maxLength={5000}
        value={message.body}
        onChange={(body) => onChange({ ...message, body })}
        fault={faults.body}
      />
      <VariableButtons fieldId={bodyId} value={message.body} onChange={(body) => onChange({ ...message, body })} />
    </div>
  );
}

/** Puts a variable where the cursor stands in a field. */
export function VariableButtons({
  fieldId,
  value,
  onChange,
  folded = false,
}: {
  fieldId: string;
  folded?: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const frame = useRef(0);
  const put = (name: string) => {
    const field = document.getElementById(fieldId);
    const area = field instanceof HTMLTextAreaElement ? field : null;
    const start = area?.selectionStart ?? value.length;
    const end = area?.selectionEnd ?? value.length;
    const word = `{${name}}`;
    onChange(value.slice(0, start) + word + value.slice(end));
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(start + word.length, start + word.length);
    });
  };
  return (
    <details open={!folded}>
      <summary className="w-fit cursor-pointer rounded-6 py-1 text-13 text-text-quiet">Variables</summary>
      <div className="flex flex-wrap gap-1">
        {MESSAGE_VARIABLES.map((name) => (
          <Button key={name} look="quiet" className="min-h-7! px-1.5! font-mono text-13!" onClick={() => put(name)}>
            {`{${name}}`}
          </Button>
        ))}
      </div>
    </details>
  );
}
