/** What a message reads like for an example candidate. */
import { useState } from "react";
import type { MessagePreview } from "../../../../shared/native.ts";
import { MailFrame } from "../../../ui/mail-frame.tsx";
import { Notice } from "../../../ui/notes.tsx";
import { HtmlOrText } from "../outbox/html-or-text.tsx";
import { MailText } from "../outbox/mail-text.tsx";

export function PreviewOf({ preview }: { preview: MessagePreview }) {
  const [shown, setShown] = useState<"html" | "text">("html");
  return (
    <section aria-labelledby="preview" className="mt-8 flex max-w-170 flex-col gap-3 border-t border-hairline pt-6">
      <div role="status">
        <h3 id="preview" className="m-0">
          Preview for an example candidate
        </h3>
        <p className="m-0 mt-1 wrap-anywhere">
          <span className="text-text-quiet">Subject:</span> {preview.subject}
        </p>
      </div>
      {preview.unknownVariables.length > 0 ? (
        <Notice tone="warn">
          {preview.unknownVariables.map((name) => `{${name}}`).join(", ")}{" "}
          {preview.unknownVariables.length === 1 ? "is no variable, and stays" : "are no variables, and stay"} as
          written.
        </Notice>
      ) : null}
      <HtmlOrText shown={shown} onChange={setShown} />
      {shown === "html" ? (
        <MailFrame html={preview.html} title="The message as its reader sees it" />
      ) : (
        <MailText text={preview.text} />
      )}
    </section>
  );
}
