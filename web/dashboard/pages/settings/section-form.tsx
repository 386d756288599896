/** One section of the settings as a form of its own: its words, its fields, its save; asks before a change is left behind. */
import { useBlocker } from "@tanstack/react-router";
import type { FormEvent, ReactNode } from "react";
import { Button } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { problemWords } from "../../words.ts";

/** The heading and the words of a section. */
export function SectionHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-5 max-w-170">
      <h2 className="m-0">{title}</h2>
      {children ? <p className="m-0 mt-1 text-text-quiet">{children}</p> : null}
    </header>
  );
}

/** changed: whether there is something to save. problem: what the last save was refused with. */
export function SectionForm({
  changed,
  busy,
  problem,
  onSave,
  onDiscard,
  children,
}: {
  changed: boolean;
  busy: boolean;
  problem: unknown;
  onSave: () => void;
  onDiscard: () => void;
  children: ReactNode;
}) {
  const blocker = useBlocker({
    shouldBlockFn: () => changed,
    enableBeforeUnload: changed,
    withResolver: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && changed) onSave();
  };
  const words = problem ? problemWords(problem) : null;
  return (
    <form noValidate onSubmit={submit} className="flex max-w-170 flex-col gap-5">
      {children}
      {words ? <ErrorNote title={words.title}>{words.detail} What you wrote is still here.</ErrorNote> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button look="main" type="submit" busy={busy} disabled={!changed && !busy}>
          Save
        </Button>
        {changed ? <Button onClick={onDiscard}>Discard changes</Button> : null}
      </div>
      <Confirm
        open={blocker.status === "blocked"}
        onClose={() => blocker.reset?.()}
        title="Leave without saving?"
        action="Leave"
        onConfirm={() => blocker.proceed?.()}
      >
        What you changed in this section is not saved yet.
      </Confirm>
    </form>
  );
}
