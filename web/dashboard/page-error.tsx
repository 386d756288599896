/** What stands in place of a page that could not be shown. */
import { ErrorNote } from "../ui/notes.tsx";
import { ApiProblem } from "./api.ts";
import { mayHelpAgain } from "./try-again.ts";
import { problemWords } from "./words.ts";

/** The error of a page or of reading what it shows; again reads it once more, and is offered where that can help. */
export function PageError({ error, reset, again }: { error: unknown; reset?: () => void; again?: () => void }) {
  const { title, detail } = problemWords(error);
  const hopeless = error instanceof ApiProblem && !mayHelpAgain(error.status);
  const retry = again ?? (reset ? () => location.reload() : undefined);
  return (
    <div className="p-6">
      <ErrorNote title={title} retry={hopeless ? undefined : retry}>
        {detail}
      </ErrorNote>
    </div>
  );
}
