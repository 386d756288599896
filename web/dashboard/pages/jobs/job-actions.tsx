/** Publishes a job post, closes it, opens it again; and the way to its public page and its form. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { endOfDay } from "../../../../shared/last-day.ts";
import type { JobPost } from "../../../../shared/native.ts";
import { Button, buttonClass } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { toast } from "../../../ui/toast.tsx";
import { api } from "../../api.ts";
import { keys, useRefresh } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { stateOf } from "./job-words.ts";

/** onAdd: puts a person into the pipeline by hand. */
export function JobActions({ post, onAdd }: { post: JobPost; onAdd: () => void }) {
  const refresh = useRefresh();
  const [asking, setAsking] = useState<"publish" | "close" | null>(null);
  const [busy, setBusy] = useState(false);
  const state = stateOf(post);
  const act = async (action: "publish" | "close") => {
    setBusy(true);
    try {
      await api.POST(`/job-posts/{id}/${action}`, { params: { path: { id: post.id } } });
      await refresh(keys.jobs);
      toast(action === "publish" ? "The job post is public. Anybody may apply." : "The job post is closed.");
    } catch (error) {
      const { title, detail } = problemWords(error);
      toast(`${title}. ${detail}`, "bad");
    }
    setBusy(false);
    setAsking(null);
  };
  return (
    <>
      <Link to="/jobs/$jobPostId/edit" params={{ jobPostId: post.id }} className={buttonClass()}>
        Edit job post
      </Link>
      <Button onClick={onAdd}>Add candidate</Button>
      {state === "open" ? (
        <Button onClick={() => setAsking("close")}>Close</Button>
      ) : (
        <Button look="main" onClick={() => setAsking("publish")}>
          {state === "closed" ? "Reopen" : "Publish"}
        </Button>
      )}
      <Confirm
        open={asking === "publish"}
        onClose={() => setAsking(null)}
        title={state === "closed" ? "Open this job post again?" : "Publish this job post?"}
        action={state === "closed" ? "Reopen" : "Publish"}
        busy={busy}
        onConfirm={() => void act("publish")}
      >
        Its page becomes public, it is on your careers page, and anybody may apply. You can close it at any time.
        {post.validThrough && endOfDay(post.validThrough) <= new Date()
          ? " Its last day to apply is over and is taken away; the form sets another one."
          : null}
      </Confirm>
      <Confirm
        open={asking === "close"}
        onClose={() => setAsking(null)}
        title="Close this job post?"
        action="Close job post"
        busy={busy}
        onConfirm={() => void act("close")}
      >
        Nobody can apply any more. Everybody in its pipeline stays, and you can open it again.
      </Confirm>
    </>
  );
}
