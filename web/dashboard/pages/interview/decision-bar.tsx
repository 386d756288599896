/** What people decide, always in view: the decision with its undo, and before the start who may enter. */
import type { Decision, Interview } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Menu, type MenuAction } from "../../../ui/menu.tsx";
import type { PanelName } from "../candidates/action-panels.tsx";
import { possible } from "../candidates/possible.ts";
import { type InterviewAction, useInterviewAction } from "../candidates/use-interview-action.ts";
import { DECISION_WORDS } from "../candidates/words.ts";
import { useDecide } from "./review-queries.ts";

const DECISIONS: readonly Decision[] = ["undecided", "shortlisted", "discarded"];

const CHOSEN: Record<Decision, string> = {
  undecided: "aria-pressed:bg-sunken aria-pressed:text-text",
  shortlisted: "aria-pressed:bg-good-tint aria-pressed:text-good",
  discarded: "aria-pressed:bg-bad-tint aria-pressed:text-bad",
};

/** Three buttons in a row, of which one is pressed. */
function DecisionButtons({
  value,
  onChoose,
  disabled,
}: {
  value: Decision;
  onChoose: (decision: Decision) => void;
  disabled: boolean;
}) {
  return (
    <fieldset className="m-0 flex min-w-0 flex-wrap border-0 p-0">
      <legend className="sr-only">Decision</legend>
      {DECISIONS.map((decision) => (
        <button
          key={decision}
          type="button"
          aria-pressed={value === decision}
          disabled={disabled}
          onClick={() => onChoose(decision)}
          className={`-ms-px inline-flex min-h-8 cursor-pointer items-center border border-line bg-surface px-3 max-md:px-2 text-15 text-text-quiet first:ms-0 first:rounded-s-6 last:rounded-e-6 hover:bg-sunken focus-visible:z-10 disabled:cursor-default pointer-coarse:min-h-11 aria-pressed:font-medium ${CHOSEN[decision]}`}
        >
          {DECISION_WORDS[decision].words}
        </button>
      ))}
    </fieldset>
  );
}

/** onPanel opens one of the short forms, onDecide the one that asks for a reason. */
export function DecisionBar({
  interview,
  mayWrite,
  onPanel,
  onDecide,
}: {
  interview: Interview;
  mayWrite: boolean;
  onPanel: (panel: PanelName) => void;
  onDecide: () => void;
}) {
  const { mutate, isPending } = useInterviewAction();
  const { decide, undo } = useDecide(interview);
  const deciding = decide.isPending || undo.isPending;
  const may = possible(interview);
  const run = (action: InterviewAction) =>
    mutate({ target: { id: interview.id, name: interview.candidate.name }, action });
  const rest: (MenuAction & { shown: boolean })[] = [
    { label: "Resend invitation …", onSelect: () => onPanel("resend"), shown: may.resend },
    { label: "Extend …", onSelect: () => onPanel("extend"), shown: may.extend },
    { label: "Reopen", onSelect: () => run({ name: "reopen" }), shown: may.reopen },
    { label: "Refuse …", onSelect: () => onPanel("refuse"), shown: may.refuse && interview.admission === "admitted" },
    { label: "Archive", onSelect: () => run({ name: "archive" }), shown: interview.archivedAt === null },
    { label: "Unarchive", onSelect: () => run({ name: "unarchive" }), shown: interview.archivedAt !== null },
    { label: "Delete …", onSelect: () => onPanel("delete"), bad: true, shown: true },
  ];
  return (
    <div className="sticky top-0 z-20 -mx-4 mb-6 flex flex-wrap items-center gap-x-3 gap-y-2 border-y border-hairline bg-canvas px-4 py-2 md:-mx-8 md:px-8">
      <DecisionButtons
        value={interview.decision}
        onChoose={(decision) => {
          if (!deciding && decision !== interview.decision) decide.mutate({ decision });
        }}
        disabled={!mayWrite}
      />
      {mayWrite && interview.latestDecision ? (
        <Button
          look="quiet"
          busy={deciding}
          title={`Takes back what ${interview.latestDecision.by.name} decided`}
          onClick={() => undo.mutate(interview.latestDecision?.id ?? "")}
        >
          Undo
        </Button>
      ) : null}
      {mayWrite ? (
        <Button look="quiet" onClick={onDecide}>
          With a reason …
        </Button>
      ) : null}
      {mayWrite ? (
        <div className="ms-auto flex flex-wrap items-center gap-2">
          {may.admit ? (
            <Button look="main" busy={isPending} onClick={() => run({ name: "admit" })}>
              Admit
            </Button>
          ) : null}
          {may.refuse && interview.admission === "draft" ? (
            <Button onClick={() => onPanel("refuse")}>Refuse</Button>
          ) : null}
          <Menu label="More actions" look="plain" actions={rest.filter((action) => action.shown)}>
            More
          </Menu>
        </div>
      ) : null}
    </div>
  );
}
