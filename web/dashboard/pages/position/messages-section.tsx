/** What candidates read: in the room, and in their mail. */
import { useQuery } from "@tanstack/react-query";
import type { Message } from "../../../../shared/native.ts";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { MessageFields, VariableButtons } from "../../message-fields.tsx";
import { MessagePreview } from "../../message-preview.tsx";
import { workspaceQuery } from "../../queries.ts";
import { faultAt, faultsBelow } from "./faults.ts";
import { FoldedSection, type SectionProps } from "./section.tsx";

const ROOM_TEXTS = [
  { name: "introduction", label: "Introduction", hint: "Read first, before anything is asked." },
  { name: "iceBreaker", label: "Ice breaker", hint: "One friendly sentence before the first question." },
  { name: "closing", label: "Closing", hint: "Read after the last answer." },
] as const;

const POINTERS = [
  ...ROOM_TEXTS.map((text) => text.name),
  "invitationMessage",
  "admittedMessage",
  "reminderMessage",
  "reminderHoursBefore",
].map((name) => `/settings/${name}`);

const NO_MESSAGE: Message = { subject: "", body: "" };

export function MessagesSection({ positionId, ...props }: SectionProps & { positionId: string | null }) {
  const { form, faults, changeSettings } = props;
  const { settings } = form;
  const { data: workspace } = useQuery(workspaceQuery);
  const own = [
    settings.invitationMessage ? "own invitation" : "",
    settings.admittedMessage ? "own mail on admission" : "",
    settings.reminderMessage ? "own reminder" : "",
    settings.reminderHours.trim() ? `reminders ${settings.reminderHours.trim()} hours before the end` : "no reminders",
  ].filter(Boolean);
  return (
    <FoldedSection title="Messages" summary={own.join(", ")} wrong={faultsBelow(faults, POINTERS)}>
      {ROOM_TEXTS.map(({ name, label, hint }) => (
        <div key={name} className="flex flex-col gap-1">
          <TextArea
            id={`message-${name}`}
            label={label}
            optional={name === "iceBreaker"}
            hint={hint}
            rows={2}
            maxLength={1000}
            value={settings[name]}
            onChange={(text) => changeSettings({ [name]: text })}
            fault={faults[`/settings/${name}`]}
          />
          <VariableButtons
            folded
            fieldId={`message-${name}`}
            value={settings[name]}
            onChange={(text) => changeSettings({ [name]: text })}
          />
        </div>
      ))}
      <OwnMessage
        purpose="invitation"
        title="Invitation mail"
        positionId={positionId}
        message={settings.invitationMessage}
        inherited={workspace ? (workspace.settings.invitationMessage ?? workspace.defaultMessages.invitation) : null}
        faults={faults}
        onChange={(invitationMessage) => changeSettings({ invitationMessage })}
      />
      <OwnMessage
        purpose="admitted"
        title="Mail on admission"
        positionId={positionId}
        message={settings.admittedMessage}
        inherited={workspace ? (workspace.settings.admittedMessage ?? workspace.defaultMessages.admitted) : null}
        faults={faults}
        onChange={(admittedMessage) => changeSettings({ admittedMessage })}
      />
      <OwnMessage
        purpose="reminder"
        title="Reminder mail"
        positionId={positionId}
        message={settings.reminderMessage}
        inherited={workspace ? (workspace.settings.reminderMessage ?? workspace.defaultMessages.reminder) : null}
        faults={faults}
        onChange={(reminderMessage) => changeSettings({ reminderMessage })}
      />
      <div className="max-w-90">
        <TextField
          label="Remind before the link expires"
          hint="Hours, at most three with commas between them, such as 48, 4. Empty: no reminder."
          inputMode="numeric"
          value={settings.reminderHours}
          onChange={(reminderHours) => changeSettings({ reminderHours })}
          fault={faultAt(faults, "/settings/reminderHoursBefore")}
        />
      </div>
    </FoldedSection>
  );
}

const OWN_WORDS = {
  invitation: "Write an own invitation for this position",
  admitted: "Write an own mail on admission for this position",
  reminder: "Write an own reminder for this position",
} as const;

function OwnMessage({
  purpose,
  title,
  positionId,
  message,
  inherited,
  faults,
  onChange,
}: {
  purpose: "invitation" | "admitted" | "reminder";
  title: string;
  positionId: string | null;
  message: Message | null;
  /** What goes out without an own message; null while it is being read. */
  inherited: Message | null;
  faults: Readonly<Record<string, string>>;
  onChange: (message: Message | null) => void;
}) {
  const at = `/settings/${purpose}Message`;
  const shown = message ?? inherited;
  return (
    <div className="flex flex-col gap-3 border-t border-hairline pt-5">
      <h3 className="m-0">{title}</h3>
      <Switch
        label={OWN_WORDS[purpose]}
        hint={message ? undefined : "The workspace’s message goes out."}
        checked={message !== null}
        onChange={(on) => onChange(on ? (inherited ?? NO_MESSAGE) : null)}
      />
      {message ? (
        <MessageFields
          idBase={`${purpose}-message`}
          message={message}
          onChange={onChange}
          faults={{ subject: faults[`${at}/subject`], body: faults[`${at}/body`] }}
        />
      ) : null}
      {shown ? <MessagePreview purpose={purpose} message={shown} positionId={positionId} /> : null}
    </div>
  );
}
