/** What a form says when somebody else saved first: nothing is overwritten until who writes has seen what is kept. */
import type { ReactNode } from "react";
import { ErrorNote } from "../ui/notes.tsx";

/** For a form of several fields: what is kept has to be read again before it can be saved. */
export function ReadAgainNote({ title, onReadAgain }: { title: string; onReadAgain: () => void }) {
  return (
    <ErrorNote title={title} retry={onReadAgain} retryLabel="Read it again">
      Nothing was overwritten. Reading it again puts the present values into this form.
    </ErrorNote>
  );
}

/** For one text: what is kept stands below what was written, and the children are the ways on. */
export function KeptInsteadNote(props: { title: string; words: string; kept: string; children: ReactNode }) {
  return (
    <ErrorNote title={props.title}>
      <p className="mt-0 mb-1">{props.words}</p>
      <blockquote className="m-0 mb-3 max-h-60 overflow-y-auto border-s-2 border-line ps-3 wrap-anywhere whitespace-pre-wrap">
        {props.kept}
      </blockquote>
      <span className="flex flex-wrap gap-2">{props.children}</span>
    </ErrorNote>
  );
}
