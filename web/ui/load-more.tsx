/** The end of a list that is read page by page: a button for the next page, or what went wrong with it. */
import { Button } from "./button.tsx";

/** Shows nothing when there is no more. The words are of what is listed, such as "Show older mail". */
export function LoadMore({
  more,
  busy,
  failed,
  onMore,
  words,
}: {
  more: boolean;
  busy: boolean;
  failed: boolean;
  onMore: () => void;
  words: string;
}) {
  if (!more) return null;
  return (
    <div className="flex flex-wrap items-center gap-3 py-4">
      <Button busy={busy} onClick={onMore}>
        {busy ? "Reading …" : words}
      </Button>
      {failed && !busy ? (
        <span role="alert" className="text-bad">
          The next ones could not be read. Try once more.
        </span>
      ) : null}
    </div>
  );
}
