/** The invite call: candidates into an interview set, a project or a job post, answered in the order and number of the request (contract section 3). */

import type { EntryState } from "../../../shared/native.ts";
import { authorise } from "../../core/actor.ts";
import { applyToPost, type Opening, resolveOpening, type StoredApplication } from "../../core/applications/index.ts";
import { type Change, type ChangeDeps, changeWorkspace } from "../../core/change.ts";
import { type QueuedEntry, queueEntries } from "../../core/entries/index.ts";
import type { CreateInterviewsDeps } from "../../core/interviews/index.ts";
import type { KeyCaller } from "../../core/keys/index.ts";
import { refuse } from "../../core/refusal.ts";
import { parseInput } from "../parse-input.ts";
import { atsIdsOf, type InvitedCandidate, inviteSchema, readCandidate } from "./bodies.ts";
import { type Entered, enterSet, type InvitedByMail, SOURCE } from "./enter-set.ts";
import { messageOf } from "./message.ts";

export type InviteDeps = ChangeDeps & CreateInterviewsDeps;

/** One candidate's part of the answer; errors stand inside it, never as an HTTP status. */
interface Item {
  email_address?: string;
  cv_link?: string;
  ats_candidate_id?: string;
  error_message?: string;
  invitation_error_message?: string;
  application_error_message?: string;
  submission_error_message?: string;
  candidate_entry_error_message?: string;
  invitation?: { id: string; email: string; status_text: string };
  submission?: { id: string; status_text: string };
  application?: { id: string; stage_id: string; status_text: string };
  candidate_entry?: { id: string; status_text: string };
  /** Only where no invitation carries it. */
  interview_link?: string;
}

/** @throws RefusedError "invalid", "not_found" for an unknown set, project or job post, "forbidden". */
export async function invite(deps: InviteDeps, caller: KeyCaller, body: unknown): Promise<{ results: Item[] }> {
  authorise(caller.actor, "invite_candidates");
  const given = parseInput(inviteSchema, body);
  if (!given.com_interview_set_id && !given.com_project_id && !given.com_job_post_id) {
    refuse("invalid", "Name a com_interview_set_id or a com_project_id.");
  }
  const atsIds = atsIdsOf(given.candidates);
  if (new Set(atsIds).size < atsIds.length) {
    refuse("invalid", "Each ats_candidate_id may stand in a request once.", { path: ["candidates"] });
  }
  const read = given.candidates.map(readCandidate);
  const message = given.invitation_message ? messageOf(given.invitation_message) : undefined;
  return changeWorkspace(deps, caller.actor, caller.workspaceId, async (change) => {
    const opening = await resolveOpening(change, {
      positionId: given.com_interview_set_id ?? undefined,
      projectId: given.com_project_id ?? undefined,
      jobPostId: given.com_job_post_id ?? undefined,
    });
    const byMail = firstOfEach(read.flatMap((row) => (row.ok ? [row.candidate] : [])));
    const entered = opening.positionId
      ? await enterSet(deps, change, opening.positionId, byMail, { message, sendInvite: given.send_invite ?? true })
      : new Map<string, Entered>();
    const applications = await applyAll(change, opening, byMail, entered);
    const entries = await queueAll(change, opening, read);
    return {
      results: read.map((row) => {
        if (!row.ok) return { ...row.known, error_message: row.message };
        const { email } = row.candidate;
        const entry = entries.get(row.candidate);
        return {
          ...itemOf(row.candidate, email === null ? undefined : entered.get(email)),
          ...applicationOf(email === null ? undefined : applications.get(email)),
          ...(opening.post && email !== null && entered.get(email)?.submissionError
            ? { application_error_message: NOT_APPLIED }
            : {}),
          ...(entry ? { candidate_entry: { id: entry.id, status_text: ENTRY_WORDS[entry.state] } } : {}),
        };
      }),
    };
  });
}

/** Of several candidates with one address the first is entered and all are answered alike. */
function firstOfEach(candidates: readonly InvitedCandidate[]): InvitedByMail[] {
  const byEmail = new Map<string, InvitedByMail>();
  for (const candidate of candidates) {
    const { email } = candidate;
    if (email !== null && !byEmail.has(email)) byEmail.set(email, { ...candidate, email });
  }
  return [...byEmail.values()];
}

/** Everybody who was entered, or whom there is no interview to be entered into, applies for the job post. */
async function applyAll(
  change: Change,
  { post, positionId }: Opening,
  candidates: readonly InvitedByMail[],
  entered: ReadonlyMap<string, Entered>,
): Promise<Map<string, StoredApplication>> {
  if (!post) return new Map();
  const applicants = candidates.flatMap(({ email, name }) => {
    const candidateId = entered.get(email)?.candidateId;
    return positionId !== null && candidateId === undefined ? [] : [{ email, name, candidateId }];
  });
  return applyToPost(change, post, applicants, { source: SOURCE, interviewed: positionId !== null });
}

/** CVs without an address, and those of people whom there is no interview to stand beside of: a person looks at them first. */
async function queueAll(
  change: Change,
  { positionId, post }: Opening,
  read: readonly ReturnType<typeof readCandidate>[],
): Promise<Map<InvitedCandidate, QueuedEntry>> {
  const queued = read.flatMap((row) =>
    row.ok && row.candidate.cvLink && (row.candidate.email === null || positionId === null)
      ? [{ candidate: row.candidate, cvUrl: row.candidate.cvLink }]
      : [],
  );
  const entries = queued.map(({ candidate: { name, email, atsId }, cvUrl }) => ({
    name: name || null,
    email,
    cvUrl,
    externalId: atsId ?? null,
  }));
  const found = await queueEntries(change, { positionId, jobPostId: post?.id ?? null }, entries);
  return new Map(queued.flatMap(({ candidate }, index) => (found[index] ? [[candidate, found[index]] as const] : [])));
}

const NOT_APPLIED = "No application: this candidate could not be entered into the interview set.";

/** Read is not judged: it waits for a person. */
const ENTRY_WORDS: Readonly<Record<EntryState, string>> = {
  queued: "queued",
  processing: "processing",
  read: "processing",
  failed: "failed",
  confirmed: "processing",
};

const applicationOf = (application: StoredApplication | undefined): Pick<Item, "application"> =>
  application
    ? { application: { id: application.id, stage_id: application.stageId, status_text: application.state } }
    : {};

function itemOf(candidate: InvitedCandidate, found: Entered | undefined): Item {
  return {
    ...(candidate.email ? { email_address: candidate.email } : {}),
    ...(candidate.cvLink ? { cv_link: candidate.cvLink } : {}),
    ...(candidate.atsId ? { ats_candidate_id: candidate.atsId } : {}),
    ...(found?.invitation ? { invitation: found.invitation } : {}),
    ...(found?.submission ? { submission: found.submission } : {}),
    ...(found?.link ? { interview_link: found.link } : {}),
    ...(found?.submissionError ? { submission_error_message: found.submissionError } : {}),
    ...(found?.invitationError ? { invitation_error_message: found.invitationError } : {}),
  };
}
