/** A person says whose CV it is: only then is there a candidate. */
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import { hiddenFrom } from "../actor.ts";
import { applyToPost } from "../applications/index.ts";
import { storeCandidates } from "../candidates/index.ts";
import type { Change } from "../change.ts";
import { queueDocument } from "../documents/index.ts";
import {
  adoptExternalIds,
  type CreateInterviewsDeps,
  createInterviews,
  type LockedInterview,
  lockInterviewsOf,
} from "../interviews/index.ts";
import { resendInvitations } from "../invitations/index.ts";
import { findJobPost } from "../job-posts/index.ts";
import { checkVersion, refuse, unwrap } from "../refusal.ts";
import { type EntryRecord, lockEntry, readEntryRecord } from "./entries.store.ts";

export interface ConfirmedPerson {
  name: string;
  email: string;
  /** Mail the link of the interview, again where there is one already. */
  invite: boolean;
}

/**
 * Makes the candidate, the interview where the CV came for a position (the CV stands beside it), and the application where it came for a
 * job post.
 * @throws RefusedError "not_found", "stale"; "conflict" when the CV is being read or was confirmed before, and when a link that is to be mailed
 *   leads nowhere any more; "duplicate" when the id that the CV came with is another candidate's.
 */
export async function confirmEntry(
  deps: CreateInterviewsDeps,
  change: Change,
  id: string,
  person: ConfirmedPerson,
  expectedVersion?: number,
): Promise<EntryRecord> {
  const { transaction, workspaceId, actor } = change;
  const hidden = hiddenFrom(actor);
  await lockEntry(transaction, workspaceId, id);
  const entry = await readEntryRecord(transaction, workspaceId, id, hidden);
  checkVersion(entry.version, expectedVersion, "this entry");
  if (entry.state === "confirmed") refuse("conflict", "It has been said already whose CV this is.");
  if (entry.state !== "read" && entry.state !== "failed") refuse("conflict", "This CV is still being read.");
  const entered = entry.positionId ? await enter(deps, change, entry, entry.positionId, person) : null;
  const given = { id: newId(change.now), email: person.email, name: person.name };
  const candidateId = entered?.candidateId ?? (await storeCandidates(change, [given])).get(person.email) ?? given.id;
  const post = entry.jobPostId ? await findJobPost(transaction, workspaceId, entry.jobPostId, hidden) : null;
  if (post) {
    const applicant = { email: person.email, name: person.name, candidateId };
    const applied = await applyToPost(change, post, [applicant], { source: "cv", interviewed: entered !== null });
    const application = applied.get(person.email);
    if (application && !entered) await keepCv(change, "applications", "cv_file_id", application.id, entry);
  }
  await transaction
    .updateTable("candidate_entries")
    .set({
      state: "confirmed",
      candidate_id: candidateId,
      interview_id: entered?.interviewId ?? null,
      version: entry.version + 1,
      updated_at: change.now,
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  change.record({
    type: "candidate_entry.changed",
    ...(entry.positionId === null ? {} : { positionId: entry.positionId }),
    data: { entryId: id, change: "confirmed" },
  });
  change.audit({ action: "candidate_entry.confirmed", subjectType: "candidate", subjectId: candidateId });
  return readEntryRecord(transaction, workspaceId, id, hidden);
}

async function enter(
  deps: CreateInterviewsDeps,
  change: Change,
  entry: EntryRecord,
  positionId: string,
  person: ConfirmedPerson,
): Promise<{ interviewId: string; candidateId: string }> {
  const [known] = await lockInterviewsOf(change, positionId, [person.email]);
  if (known) {
    if (person.invite) await inviteAgain(change, known);
    if (entry.externalId !== null) {
      await adoptExternalIds(change, positionId, [{ interviewId: known.id, externalId: entry.externalId }]);
    }
    await keepCv(change, "interviews", "resume_file_id", known.id, entry);
    return { interviewId: known.id, candidateId: known.candidate_id };
  }
  const [result] = await createInterviews(deps, change, positionId, [
    {
      name: person.name,
      email: person.email,
      admission: "admitted",
      skills: [],
      customQuestions: [],
      fields: {},
      metadata: {},
      externalId: entry.externalId ?? undefined,
      mailing: person.invite ? "send" : "never",
      sendAt: null,
      source: "cv",
    },
  ]);
  if (!result) throw new Error("An interview was neither made nor refused.");
  if (!result.ok && result.refusal.path?.[0] === "externalId") {
    refuse(
      "duplicate",
      "The id that this CV came with belongs to another candidate of this position. If it is the same person, confirm it with their address.",
      { path: ["email"] },
    );
  }
  const { id, candidateId } = unwrap(result);
  await keepCv(change, "interviews", "resume_file_id", id, entry);
  return { interviewId: id, candidateId };
}

/** @throws RefusedError "conflict" where no link can be mailed: what was ticked is never dropped without a word. */
async function inviteAgain(change: Change, known: LockedInterview): Promise<void> {
  const result = (await resendInvitations(change, [known])).get(known.id);
  if (!result) throw new Error("The mail was neither planned nor refused.");
  if (!result.ok) {
    refuse(
      "conflict",
      `The link cannot be mailed: ${result.refusal.message} You can confirm the CV without mailing it.`,
    );
  }
}

/** Puts the CV beside the interview, or beside the application where there is none; one that is there already stays. */
async function keepCv(
  change: Change,
  table: "interviews" | "applications",
  column: "resume_file_id" | "cv_file_id",
  id: string,
  { cvFile }: EntryRecord,
): Promise<void> {
  if (!cvFile) return;
  const stored = table === "interviews" ? sql`, resume_status = 'stored', resume_error = null` : sql``;
  const { numAffectedRows = 0n } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${cvFile.id}${stored}
    where workspace_id = ${change.workspaceId} and id = ${id} and ${sql.ref(column)} is null`.execute(
    change.transaction,
  );
  if (numAffectedRows > 0n) await queueDocument(change, cvFile.id);
}
