/** When what happened, how far the candidate is, and the candidate's link. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Interview } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { Notice } from "../../../ui/notes.tsx";
import { StateWord, Tag } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import type { PanelName } from "../candidates/action-panels.tsx";
import { possible } from "../candidates/possible.ts";
import { useInterviewAction } from "../candidates/use-interview-action.ts";
import { ADMISSION_WORDS, PROGRESS_WORDS } from "../candidates/words.ts";
import { Pair, Pairs, Section } from "./section.tsx";

const SOURCES: Record<string, string> = {
  dashboard: "Dashboard",
  native: "Greenroom API",
  interviewflow: "InterviewFlowAI API",
  open_link: "Open link",
  careers: "Job page",
};

const moment = (at: string | null) => (at === null ? null : <Time at={at} />);

export function Facts({ interview }: { interview: Interview }) {
  const admission = ADMISSION_WORDS[interview.admission];
  const progress = PROGRESS_WORDS[interview.progress];
  return (
    <Section title="Facts">
      <Pairs>
        <Pair name="Progress">
          <StateWord tone={progress.tone}>{progress.words}</StateWord>
        </Pair>
        <Pair name="Admission">
          <StateWord tone={admission.tone}>{admission.words}</StateWord>
        </Pair>
        <Pair name="Reason">{interview.admissionReason}</Pair>
        <Pair name="Answers">
          <span className="tabular-nums">
            {interview.answered} of {interview.questionCount}
          </span>
        </Pair>
        <Pair name="E-mail">
          <a href={`mailto:${interview.candidate.email}`} className="break-all">
            {interview.candidate.email}
          </a>
        </Pair>
        <Pair name="Person">
          <Link to="/candidates/$candidateId" params={{ candidateId: interview.candidate.id }}>
            All of their interviews
          </Link>
        </Pair>
        <Pair name="Phone">{interview.candidate.phone}</Pair>
        <Pair name="Added">{moment(interview.createdAt)}</Pair>
        <Pair name="Invited">{moment(interview.invitedAt)}</Pair>
        <Pair name="Form sent">{moment(interview.form.submittedAt)}</Pair>
        <Pair name="Agreed">{moment(interview.consentedAt)}</Pair>
        <Pair name="Started">{moment(interview.startedAt)}</Pair>
        <Pair name="Completed">{moment(interview.completedAt)}</Pair>
        <Pair name="Attempt">{interview.attempt > 1 ? interview.attempt : null}</Pair>
        <Pair name="Device">
          {interview.deviceOk === null ? null : interview.deviceOk ? (
            <StateWord tone="good">Check passed</StateWord>
          ) : (
            <StateWord tone="warn">Check had a problem</StateWord>
          )}
        </Pair>
        <Pair name="Came by">{SOURCES[interview.source] ?? interview.source}</Pair>
        <Pair name="Your id">{interview.externalId}</Pair>
        <Pair name="Interview id">
          <span className="font-mono text-13 break-all">{interview.id}</span>
        </Pair>
        {interview.skills.length > 0 ? (
          <Pair name="Skills">
            <span className="flex flex-wrap gap-1">
              {interview.skills.map((skill) => (
                <Tag key={skill}>{skill}</Tag>
              ))}
            </span>
          </Pair>
        ) : null}
      </Pairs>
    </Section>
  );
}

/** The link, until when it lives, and what can be done about it. */
export function LinkFacts({
  interview,
  mayWrite,
  onPanel,
}: {
  interview: Interview;
  mayWrite: boolean;
  onPanel: (panel: PanelName) => void;
}) {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useInterviewAction();
  const may = possible(interview);
  const target = { id: interview.id, name: interview.candidate.name };
  const over = interview.progress === "expired";
  return (
    <Section title="Link">
      <div className="flex flex-col gap-3">
        {interview.moreTimeAskedAt ? (
          <Notice tone="warn">
            {interview.candidate.name} asked for more time on <Time at={interview.moreTimeAskedAt} />.
          </Notice>
        ) : null}
        {interview.link === null ? (
          <p className="m-0 text-text-quiet">Who may change interviews sees the link.</p>
        ) : (
          <>
            <CodeBlock code={interview.link} label="Copy link" />
            <p className="m-0 text-13 text-text-quiet">It opens the interview without a password. Treat it as one.</p>
          </>
        )}
        {interview.expiresAt && may.extend ? (
          <p className="m-0">
            {over ? "It ended " : "It ends "}
            <Time at={interview.expiresAt} />.
          </p>
        ) : null}
        {interview.expiresAt === null && may.extend ? (
          <p className="m-0">Its time counts from the invitation.</p>
        ) : null}
        {mayWrite ? (
          <div className="flex flex-wrap gap-2">
            {may.extend ? <Button onClick={() => onPanel("extend")}>Extend</Button> : null}
            {may.reopen && !may.extend ? (
              <Button busy={isPending} onClick={() => mutate({ target, action: { name: "reopen" } })}>
                Reopen
              </Button>
            ) : null}
            <Button look="quiet" onClick={() => setAsking(true)}>
              Make a new link
            </Button>
          </div>
        ) : null}
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="Make a new link?"
        action="Make a new link"
        busy={isPending}
        onConfirm={() => mutate({ target, action: { name: "new-link" } }, { onSettled: () => setAsking(false) })}
      >
        The present link stops working at once, also where the candidate has it open. Nobody is told: pass the new link
        on, or resend the invitation.
      </Confirm>
    </Section>
  );
}
