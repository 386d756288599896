/** The foot of a large form: saving, what stands in its way, and asking before unsaved changes are left behind. */
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { ErrorNote } from "../ui/notes.tsx";
import { ApiProblem } from "./api.ts";
import { problemWords } from "./words.ts";

/** what: of which the form is, "position". wrong: how many fields need correcting. anyway: saves over somebody else's change. */
export function EditorFoot({
  what,
  saveLabel,
  busy,
  wrong,
  unsaved,
  problem,
  anyway,
  reload,
  cancel,
  blocker,
}: {
  what: string;
  saveLabel: string;
  busy: boolean;
  wrong: number;
  unsaved: boolean;
  problem: unknown;
  anyway: () => void;
  reload: (() => Promise<void>) | undefined;
  cancel: () => void;
  blocker: { status: "blocked" | "idle"; proceed?: (() => void) | undefined; reset?: (() => void) | undefined };
}) {
  return (
    <>
      <div className="sticky bottom-0 z-10 -mx-4 border-t border-hairline bg-canvas px-4 py-3 md:-mx-8 md:px-8">
        {problem ? (
          <div className="mb-3">
            <Refusal what={what} problem={problem} anyway={anyway} reload={reload} />
          </div>
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button look="main" type="submit" busy={busy}>
            {saveLabel}
          </Button>
          <Button onClick={cancel}>Cancel</Button>
          <p role="status" className={`m-0 text-13 ${wrong > 0 ? "text-bad" : "text-text-quiet"}`}>
            {wrong > 0
              ? `Not saved yet: ${wrong === 1 ? "1 field needs" : `${wrong} fields need`} correcting.`
              : unsaved
                ? "Not saved yet."
                : ""}
          </p>
        </div>
      </div>
      <Confirm
        open={blocker.status === "blocked"}
        onClose={() => blocker.reset?.()}
        title="Leave without saving?"
        action="Leave"
        bad
        onConfirm={() => blocker.proceed?.()}
      >
        What you changed here is not saved, and is lost when you leave.
      </Confirm>
    </>
  );
}

function Refusal({
  what,
  problem,
  anyway,
  reload,
}: {
  what: string;
  problem: unknown;
  anyway: () => void;
  reload: (() => Promise<void>) | undefined;
}) {
  if (problem instanceof ApiProblem && problem.code === "stale" && reload) {
    return (
      <ErrorNote title={`Somebody else changed this ${what} while you did`}>
        <p className="m-0">Your changes are still in this form, and are not saved.</p>
        <div className="mt-3 flex flex-wrap gap-3">
          <Button onClick={anyway}>Save mine over it</Button>
          <Button onClick={() => void reload()}>Drop mine and load theirs</Button>
        </div>
      </ErrorNote>
    );
  }
  const { title, detail } = problemWords(problem);
  return <ErrorNote title={title}>{detail} What you wrote is still in this form.</ErrorNote>;
}
