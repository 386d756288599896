/** Settings: the words of the mails that candidates get; which message is open stands in the address. */
import { Link } from "@tanstack/react-router";
import type { Workspace } from "../../../../shared/native.ts";
import { Tabs, tabClass } from "../../../ui/tabs.tsx";
import { MESSAGES, type MessageId } from "./message-draft.ts";
import { MessageEditor } from "./message-editor.tsx";
import { SectionHead } from "./section-form.tsx";

export function MessagesSection({ workspace, open }: { workspace: Workspace; open: MessageId }) {
  const message = MESSAGES.find(({ id }) => id === open) ?? MESSAGES[0];
  return (
    <>
      <SectionHead title="Messages">
        The mail of every position that has no words of its own. The button with the candidate’s link is added when a
        message does not carry the link itself.
      </SectionHead>
      <Tabs label="Messages">
        {MESSAGES.map(({ id, words }) => (
          <Link
            key={id}
            to="/settings"
            search={{ section: "messages", message: id }}
            aria-current={id === open ? "page" : undefined}
            activeProps={{}}
            className={tabClass}
          >
            {words}
          </Link>
        ))}
      </Tabs>
      <p className="mt-4 mb-5 max-w-170 text-text-quiet">{message.when}</p>
      <MessageEditor key={open} workspace={workspace} id={message.id} setting={message.setting} />
    </>
  );
}
