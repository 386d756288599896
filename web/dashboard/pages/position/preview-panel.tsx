/** A link that opens the room of a position as a candidate meets it, without anybody else noticing. */
import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { buttonClass } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { ErrorNote, Loading } from "../../../ui/notes.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { Time } from "../../../ui/time.tsx";
import { api } from "../../api.ts";
import { problemWords } from "../../words.ts";

export function PreviewPanel({ positionId, onClose }: { positionId: string; onClose: () => void }) {
  const { mutate, data, error } = useMutation({
    mutationFn: () => api.POST("/positions/{id}/preview", { params: { path: { id: positionId } } }),
  });
  // Opening the panel is the request; the room itself opens by a link of its own, which no browser blocks.
  useEffect(() => mutate(), [mutate]);
  return (
    <SidePanel
      open
      onClose={onClose}
      title="Try it as a candidate"
      footer={
        data ? (
          <>
            <a href={data.link} target="_blank" rel="noopener" className={buttonClass("main")}>
              Open the room
            </a>
            <CopyButton text={data.link} label="Copy link" />
          </>
        ) : null
      }
    >
      <div className="flex flex-col gap-4">
        <p className="m-0">
          The room opens as every candidate meets it: form, consent, camera check, questions, the last page. Play it
          through, also on a phone.
        </p>
        <p className="m-0 text-text-quiet">
          A preview counts nowhere: no list, number, event or mail shows it. What you record in it is deleted
          {data ? (
            <>
              {" "}
              some time after it ends, on <Time at={data.expiresAt} />
            </>
          ) : null}
          .
        </p>
        {error ? (
          <ErrorNote title={problemWords(error).title} retry={() => mutate()}>
            {problemWords(error).detail}
          </ErrorNote>
        ) : data ? null : (
          <Loading what="Making the link" />
        )}
      </div>
    </SidePanel>
  );
}
