/** Shows a message as a candidate would read it, and sends it to oneself. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Message, MessagePreview as Preview } from "../../shared/native.ts";
import { Button } from "../ui/button.tsx";
import { MailFrame } from "../ui/mail-frame.tsx";
import { ErrorNote, Loading, Notice } from "../ui/notes.tsx";
import { SidePanel } from "../ui/side-panel.tsx";
import { toast } from "../ui/toast.tsx";
import { api } from "./api.ts";
import { HtmlOrText } from "./html-or-text.tsx";
import { MailText } from "./mail-text.tsx";
import { keys, sessionQuery, useRefresh } from "./queries.ts";
import { problemWords } from "./words.ts";

/**
 * Two buttons, for a message that is saved or not; the panel shows subject and body with an example candidate's values.
 * positionId is null for the workspace's messages and before a position is saved; children stand beside the buttons.
 */
export function MessagePreview({
  purpose,
  message,
  positionId,
  children,
}: {
  purpose: "invitation" | "admitted" | "reminder";
  message: Message;
  positionId: string | null;
  children?: ReactNode;
}) {
  const refresh = useRefresh();
  const { data: session } = useQuery(sessionQuery);
  const [open, setOpen] = useState(false);
  const body = { purpose, message, positionId };
  const preview = useMutation({ mutationFn: () => api.POST("/messages/preview", { body }) });
  const test = useMutation({
    mutationFn: () => api.POST("/messages/test", { body }),
    onSuccess: async () => {
      toast(
        session?.capabilities.smtp === false
          ? "The test is in the outbox. Without a mail server it does not reach you."
          : "The test is on its way to you. The outbox shows it.",
      );
      await refresh(keys.mails);
    },
    onError: (error) => {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    },
  });
  const empty = !message.subject.trim() || !message.body.trim();
  const look = () => {
    setOpen(true);
    preview.mutate();
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button onClick={look} disabled={empty}>
        Preview
      </Button>
      <Button onClick={() => test.mutate()} busy={test.isPending} disabled={empty}>
        Send me a test
      </Button>
      {children}
      <SidePanel open={open} onClose={() => setOpen(false)} title="Preview for an example candidate">
        {preview.isError ? (
          <ErrorNote title={problemWords(preview.error).title} retry={() => preview.mutate()}>
            {problemWords(preview.error).detail}
          </ErrorNote>
        ) : null}
        {preview.isPending && open ? <Loading what="Reading the preview" /> : null}
        {preview.data ? <Shown preview={preview.data} /> : null}
      </SidePanel>
    </div>
  );
}

function Shown({ preview }: { preview: Preview }) {
  const [form, setForm] = useState<"html" | "text">("html");
  return (
    <div className="flex h-full flex-col gap-4">
      {preview.unknownVariables.length > 0 ? (
        <Notice tone="warn">
          {preview.unknownVariables.map((name) => `{${name}}`).join(", ")}{" "}
          {preview.unknownVariables.length === 1 ? "is no variable, and stays" : "are no variables, and stay"} as
          written.
        </Notice>
      ) : null}
      <p className="m-0">
        <span className="block text-13 text-text-quiet">Subject</span>
        <span className="font-medium break-words">{preview.subject}</span>
      </p>
      <HtmlOrText shown={form} onChange={setForm} />
      {form === "html" ? (
        <MailFrame title="The message as its reader sees it" html={preview.html} />
      ) : (
        <MailText text={preview.text} />
      )}
    </div>
  );
}
