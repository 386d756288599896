/** Decides with a reason, and shows what was decided before. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Decision, DecisionRecord, Interview } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import { DECISION_WORDS } from "../candidates/words.ts";
import { decisionsQuery, useDecide } from "./review-queries.ts";
import { Section } from "./section.tsx";

const DECISIONS: readonly Decision[] = ["shortlisted", "discarded", "undecided"];
const VERBS: Record<Decision, string> = {
  shortlisted: "Shortlist",
  discarded: "Discard",
  undecided: "Set back to undecided",
};

export function DecidePanel({ interview, onClose }: { interview: Interview; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const { decide } = useDecide(interview);
  const run = (decision: Decision) => {
    if (!decide.isPending) decide.mutate({ decision, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title={`Decide about ${interview.candidate.name}`}
      footer={DECISIONS.filter((decision) => decision !== interview.decision).map((decision) => (
        <Button
          key={decision}
          look={decision === "shortlisted" ? "main" : decision === "discarded" ? "bad" : "plain"}
          busy={decide.isPending}
          onClick={() => run(decision)}
        >
          {VERBS[decision]}
        </Button>
      ))}
    >
      <TextArea
        label="Reason"
        optional
        rows={4}
        maxLength={2000}
        hint="Your team sees it. The candidate does not, and nothing is mailed."
        value={reason}
        onChange={setReason}
      />
    </SidePanel>
  );
}

function OneDecision({
  decision,
  onUndo,
  busy,
}: {
  decision: DecisionRecord;
  onUndo: (() => void) | null;
  busy: boolean;
}) {
  const { words, tone } = DECISION_WORDS[decision.to];
  return (
    <li className="flex flex-col gap-0.5 py-1.5">
      <span className="flex flex-wrap items-center justify-between gap-x-3">
        <span className={decision.undoneAt ? "line-through" : undefined}>
          <StateWord tone={tone}>{words}</StateWord>
        </span>
        {onUndo ? (
          <Button look="quiet" className="-me-3" busy={busy} onClick={onUndo}>
            Undo
          </Button>
        ) : null}
      </span>
      {decision.reason ? <span className="break-words whitespace-pre-wrap">{decision.reason}</span> : null}
      <span className="text-13 break-words text-text-quiet">
        {decision.by.name}, <Time at={decision.at} />
        {decision.undoneAt ? (
          <>
            . Taken back by {decision.undoneBy}, <Time at={decision.undoneAt} />
          </>
        ) : null}
      </span>
    </li>
  );
}

/** Every decision, newest first; the one that stands can be taken back. Nothing while nobody has decided. */
export function Decisions({ interview, mayWrite }: { interview: Interview; mayWrite: boolean }) {
  const decisions = useQuery(decisionsQuery(interview.id)).data?.data ?? [];
  const { undo } = useDecide(interview);
  if (decisions.length === 0) return null;
  return (
    <Section title="Decisions">
      <ol className="m-0 flex list-none flex-col divide-y divide-hairline p-0">
        {decisions.map((decision) => (
          <OneDecision
            key={decision.id}
            decision={decision}
            busy={undo.isPending}
            onUndo={mayWrite && decision.id === interview.latestDecision?.id ? () => undo.mutate(decision.id) : null}
          />
        ))}
      </ol>
    </Section>
  );
}
