/** Enters a set of candidates into one interview set: new ones get an interview, known ones keep theirs; both are mailed when asked. */
import type { Message } from "../../../shared/native.ts";
import type { Change } from "../../core/change.ts";
import {
  adoptExternalIds,
  type CreateInterviewsDeps,
  createInterviews,
  formLink,
  type LockedInterview,
  lockInterviewsOf,
  queueResumes,
} from "../../core/interviews/index.ts";
import { resendInvitations } from "../../core/invitations/index.ts";
import type { Refusal } from "../../core/refusal.ts";
import type { InvitedCandidate } from "./bodies.ts";
import { statusText } from "./status.ts";

/** Where the records of this wire say that they come from. */
export const SOURCE = "flowmingo";

/** What became of one address. */
export interface Entered {
  candidateId?: string;
  submission?: { id: string; status_text: string };
  invitation?: { id: string; email: string; status_text: string };
  link?: string;
  submissionError?: string;
  invitationError?: string;
}

export type InvitedByMail = InvitedCandidate & { email: string };

/** By address; candidates have an address each. */
export async function enterSet(
  deps: CreateInterviewsDeps,
  change: Change,
  positionId: string,
  candidates: readonly InvitedByMail[],
  { message, sendInvite }: { message: Message | undefined; sendInvite: boolean },
): Promise<Map<string, Entered>> {
  const entered = new Map<string, Entered>();

  const emails = candidates.map(({ email }) => email);
  const known = await lockInterviewsOf(change, positionId, emails);
  const knownEmails = new Set(known.map(({ email }) => email));
  const fresh = candidates.filter(({ email }) => !knownEmails.has(email));
  const results = await createInterviews(
    deps,
    change,
    positionId,
    fresh.map((candidate) => ({
      name: candidate.name,
      email: candidate.email,
      admission: "admitted",
      skills: [],
      customQuestions: [],
      fields: {},
      metadata: {},
      externalId: candidate.atsId,
      ...(candidate.cvLink ? { resumeUrl: candidate.cvLink } : {}),
      mailing: sendInvite ? "send" : "never",
      sendAt: null,
      message,
      source: SOURCE,
    })),
  );
  const raced: string[] = [];
  for (const [index, result] of results.entries()) {
    const email = fresh[index]?.email ?? "";
    if (result.ok) {
      const { id, mailId, link, candidateId } = result.value;
      entered.set(email, {
        candidateId,
        submission: { id, status_text: "need_interview" },
        ...(mailId ? { invitation: { id: mailId, email, status_text: "pending" } } : { link }),
      });
    } else if (result.refusal.path?.[0] === "email") raced.push(email);
    else entered.set(email, { submissionError: inWordsOfWire(result.refusal) });
  }
  // Somebody else entered these a moment ago: they are known now.
  const again = [...known, ...(await lockInterviewsOf(change, positionId, raced))];
  const cvs = new Map(candidates.map(({ email, cvLink }) => [email, cvLink]));
  const atsIds = new Map(candidates.map(({ email, atsId }) => [email, atsId]));
  await adoptExternalIds(
    change,
    positionId,
    again.flatMap(({ id, email }) => {
      const externalId = atsIds.get(email);
      return externalId === undefined ? [] : [{ interviewId: id, externalId }];
    }),
  );
  await queueResumes(
    change,
    again.flatMap(({ id, email }) => {
      const resumeUrl = cvs.get(email);
      return resumeUrl ? [{ interviewId: id, resumeUrl }] : [];
    }),
  );
  const mails = sendInvite ? await resendInvitations(change, again, { message }) : new Map<string, never>();
  for (const interview of again) entered.set(interview.email, enteredAgain(deps, interview, mails.get(interview.id)));
  return entered;
}

const inWordsOfWire = ({ path, message }: Refusal): string =>
  path?.[0] === "externalId" ? "Another candidate of this interview set has this ats_candidate_id." : message;

function enteredAgain(
  deps: CreateInterviewsDeps,
  interview: LockedInterview,
  mail: Awaited<ReturnType<typeof resendInvitations>> extends Map<string, infer Result> ? Result | undefined : never,
): Entered {
  const submission = { id: interview.id, status_text: statusText(interview) };
  const candidateId = interview.candidate_id;
  if (mail?.ok) {
    return { candidateId, submission, invitation: { id: mail.value, email: interview.email, status_text: "pending" } };
  }
  const link = formLink(deps.publicUrl, interview.id, deps.keyring.roomCode(interview.id, interview.code_generation));
  return { candidateId, submission, link, ...(mail ? { invitationError: mail.refusal.message } : {}) };
}
