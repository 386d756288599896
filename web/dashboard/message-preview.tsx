/** Shows a message as a candidate would read it, and sends it to oneself. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Message, MessagePreview as Preview } from "../../shared/native.ts";
import { Button } from "../ui/button.tsx";
import { MailFrame } from "../ui/mail-frame.tsx";
import { ErrorNote, Loading, Notice } from "../ui/notes.tsx";
import { SidePanel } from "../ui/side-panel.tsx";
import { toast } from "../ui/toast.tsx";
import { call } from "./api.ts";
import { problemWords } from "./words.ts";

/** Two buttons; the panel shows subject and body with an example candidate's values. positionId is null before saving. */
export function MessagePreview({
  purpose,
  message,
  positionId,
}: {
  purpose: "invitation" | "admitted" | "reminder";
  message: Message;
  positionId: string | null;
}) {
  const [open, setOpen] = useState(false);
  const body = { purpose, message, positionId };
  const preview = useMutation({ mutationFn: () => call<Preview>("/messages/preview", { method: "POST", body }) });
  const test = useMutation({
    mutationFn: () => call<{ id: string }>("/messages/test", { method: "POST", body }),
    onSuccess: () => toast("The test is in the outbox, addressed to you."),
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
    <div className="flex flex-wrap gap-3">
      <Button onClick={look} disabled={empty}>
        Preview
      </Button>
      <Button onClick={() => test.mutate()} busy={test.isPending} disabled={empty}>
        Send me a test
      </Button>
      <SidePanel open={open} onClose={() => setOpen(false)} title="Preview">
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
  return (
    <div className="flex h-full flex-col gap-4">
      {preview.unknownVariables.length > 0 ? (
        <Notice tone="warn">
          Not a variable, so it stays as it is: {preview.unknownVariables.map((name) => `{${name}}`).join(", ")}
        </Notice>
      ) : null}
      <p className="m-0">
        <span className="block text-13 text-text-quiet">Subject</span>
        <span className="font-medium break-words">{preview.subject}</span>
      </p>
      <MailFrame title="The message" html={preview.html} />
    </div>
  );
}
