/** What stands in place of a page that could not be shown. */
import { ErrorNote } from "../ui/notes.tsx";
import { problemWords } from "./words.ts";

/** The error of a page or of reading what it shows; again reads it once more. */
export function PageError({ error, reset, again }: { error: unknown; reset?: () => void; again?: () => void }) {
  const { title, detail } = problemWords(error);
  return (
    <div className="p-6">
      <ErrorNote title={title} retry={again ?? (reset ? () => location.reload() : undefined)}>
        {detail}
      </ErrorNote>
    </div>
  );
}
