/** Applies to a job post as anybody may: a candidate, an application in the first stage, and the interview where the post has one. */
import { sql } from "kysely";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import type { Spoken } from "../../../shared/languages.ts";
import type { Origin } from "../actor.ts";
import { applyToPost } from "../applications/index.ts";
import { storeCandidates } from "../candidates/index.ts";
import { type Change, changeWorkspace } from "../change.ts";
import { queueDocument } from "../documents/index.ts";
import { dropBytes, type FileFacts, recordFile } from "../files/index.ts";
import { keepAnswer, readKeptAnswer } from "../idempotency/index.ts";
import { createInterviews, lockInterview, lockInterviewsOf, normaliseEmail } from "../interviews/index.ts";
import { findJobPost, type JobPostRecord, type PublicPost } from "../job-posts/index.ts";
import { RefusedError, refuse } from "../refusal.ts";
import { OPEN_LINK, planLink, type RoomDeps, visitor } from "../rooms/index.ts";
import { requireSandboxRoom } from "../sandbox-bounds.ts";

export interface PublicApplication {
  name: string;
  email: string;
  phone: string | undefined;
  /** In the store already; deleted again when the application does not take it. */
  cv: FileFacts | null;
  /** What the applicant was reading: the mails speak it. */
  language: Spoken;
  /** The same in every sending of one filled-in form: the same answer for all of them. */
  attempt: string;
}

/** entered: the code opens the interview at once. mailed: its link is on its way. received: there is no interview. */
export type PublicOutcome = { outcome: "entered"; code: string } | { outcome: "mailed" } | { outcome: "received" };

const outcomeSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("entered"), code: z.string() }),
  z.object({ outcome: z.literal("mailed") }),
  z.object({ outcome: z.literal("received") }),
]);

/** Where an application came from when somebody applied on the page of the job. */
const SOURCE = "careers";

/**
 * Who applies again stays where they are: name, phone and CV of the first application count, for an address proves nothing. A new address
 * enters the interview at once; one that has an interview is mailed its link, and so is everybody where the position verifies addresses.
 * @throws RefusedError "gone" when the post was closed meanwhile.
 */
export async function applyPublicly(
  deps: RoomDeps,
  origin: Origin,
  { post, workspace, position }: PublicPost,
  application: PublicApplication,
): Promise<PublicOutcome> {
  const { cv } = application;
  let takesCv = false;
  try {
    return await changeWorkspace(deps, visitor(origin), workspace.id, async (change) => {
      const sending = await holdSending(deps, change, post.id, application);
      if (sending.kept) return sending.kept;
      const open = await lockOpenPost(change, post.id);
      const email = normaliseEmail(application.email);
      const name = application.name.trim();
      const phone = application.phone?.trim() || undefined;
      const { language } = application;
      const person = { id: newId(change.now), email, name, phone };
      const candidateId = (await storeCandidates(change, [person])).get(email) ?? person.id;
      const entered =
        position && (await enter(deps, change, position, { name, email, phone, language, hasCv: cv !== null }));
      const made = await applyToPost(change, open, [{ email, name, candidateId }], {
        source: SOURCE,
        interviewed: false,
      });
      const applied = made.get(email);
      if (!applied) throw new Error("The application was not stored.");
      takesCv = await complete(change, applied.id, cv, entered?.newInterviewId ?? null);
      change.audit({
        action: "application.received",
        subjectType: "candidate",
        subjectId: candidateId,
        data: { applicationId: applied.id, jobPostId: post.id },
      });
      const outcome = entered ? entered.outcome : ({ outcome: "received" } as const);
      await sending.keep(outcome, candidateId);
      return outcome;
    });
  } catch (error) {
    takesCv = false;
    throw error;
  } finally {
    if (cv && !takesCv) await dropBytes(deps, workspace.id, cv.key);
  }
}

/** One sending at a time, and what an earlier one of the same form was answered. */
async function holdSending(
  { keyring }: RoomDeps,
  change: Change,
  postId: string,
  { attempt, name, email, phone, cv }: PublicApplication,
): Promise<{
  kept: PublicOutcome | null;
  keep: (outcome: PublicOutcome, candidateId: string) => Promise<void>;
}> {
  const fingerprint = JSON.stringify([name, email, phone, cv?.sha256]);
  // Whoever goes back and corrects the form sends another one.
  const request = { key: `${attempt} ${fingerprint}`, credential: "visitor", route: `apply ${postId}`, fingerprint };
  const kept = await readKeptAnswer(keyring, change, request, "wait");
  return {
    kept: kept && outcomeSchema.parse(JSON.parse(kept.body)),
    // The candidate's id stands in it so that an erasure finds it.
    keep: (outcome, candidateId) =>
      keepAnswer(keyring, change, request, {
        status: 200,
        body: JSON.stringify({ ...outcome, candidateId }),
        etag: null,
      }),
  };
}

async function lockOpenPost(change: Change, id: string): Promise<JobPostRecord> {
  await sql`select from job_posts where workspace_id = ${change.workspaceId} and id = ${id} for share`.execute(
    change.transaction,
  );
  const post = await findJobPost(change.transaction, change.workspaceId, id);
  if (!post?.publishedAt || post.closedAt) refuse("gone", "This job takes no more applications.");
  return post;
}

async function enter(
  deps: RoomDeps,
  change: Change,
  position: NonNullable<PublicPost["position"]>,
  { hasCv, ...person }: { name: string; email: string; phone: string | undefined; language: Spoken; hasCv: boolean },
): Promise<{ outcome: PublicOutcome; newInterviewId: string | null }> {
  const { application, portfolioRequired, resumeRequired } = position.settings;
  const [created] = await createInterviews(deps, change, position.id, [
    {
      ...person,
      admission: "admitted",
      skills: [],
      customQuestions: [],
      fields: {},
      metadata: {},
      mailing: "send",
      sendAt: null,
      // Of those who come by the open link the room asks for what the position requires and this form did not.
      source: portfolioRequired || (resumeRequired && !hasCv) ? OPEN_LINK : SOURCE,
    },
  ]);
  if (created?.ok) {
    const { id, code } = created.value;
    return {
      outcome: application.verifyEmail ? { outcome: "mailed" } : { outcome: "entered", code },
      newInterviewId: id,
    };
  }
  if (created && created.refusal.code !== "duplicate") throw new RefusedError(created.refusal);
  const [known] = await lockInterviewsOf(change, position.id, [person.email]);
  if (known) await planLink(change, await lockInterview(change, known.id), person.language);
  return { outcome: { outcome: "mailed" }, newInterviewId: null };
}

/** Notes the consent and the CV of a first application; false when the CV is not taken. */
async function complete(
  change: Change,
  applicationId: string,
  cv: FileFacts | null,
  newInterviewId: string | null,
): Promise<boolean> {
  const { transaction, workspaceId, now } = change;
  const before = await transaction
    .selectFrom("applications")
    .select(["cv_file_id", "consented_at"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", applicationId)
    .executeTakeFirstOrThrow();
  const takesCv = cv !== null && before.cv_file_id === null;
  if (takesCv) {
    await requireSandboxRoom(change);
    await recordFile(change, cv);
  }
  await transaction
    .updateTable("applications")
    .set({
      consented_at: before.consented_at ?? now,
      ...(takesCv ? { cv_file_id: cv.id } : {}),
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", applicationId)
    .execute();
  if (!takesCv) return false;
  if (newInterviewId !== null) {
    await transaction
      .updateTable("interviews")
      .set({ resume_file_id: cv.id, resume_status: "stored" })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", newInterviewId)
      .execute();
  }
  await queueDocument(change, cv.id);
  return true;
}
