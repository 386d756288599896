/** Mail that tells a candidate of a rejection: about an application, which may have no interview. */
import type { Kysely } from "kysely";
import type { Spoken } from "../../../shared/languages.ts";
import type { Message } from "../../../shared/position.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { firstName } from "../interviews/index.ts";
import { refuse } from "../refusal.ts";
import { ownMessage } from "./default-messages.ts";
import { planMails } from "./plan-mails.ts";
import { type MailBranding, type RenderedMail, renderMail } from "./render-mail.ts";

/** As long as a rejection can be undone where it was made, and longer. */
const SECOND_THOUGHTS_MS = 30_000;

/** The application as it is now. */
export interface RejectionSubject {
  state: "active" | "rejected";
  jobTitle: string;
  /** Of the public page, where the post has one of its own. */
  postLanguage: string | null;
  name: string;
  email: string;
  /** Of the candidate in the post's position: its language is theirs. */
  interview: { id: string; language: string } | null;
}

/** Plans the mail of a rejection, once the application is rejected. @throws RefusedError "conflict" without an address. */
export async function planRejection(
  change: Change,
  application: {
    id: string;
    positionId: string | null;
    candidate: { name: string; email: string };
  },
  message: Message | undefined,
): Promise<void> {
  const { name, email } = application.candidate;
  if (!email) refuse("conflict", "This candidate has no address to mail to.");
  await planMails(change, [
    {
      // Of the application alone, which every archive and erasure of its candidate holds.
      interviewId: null,
      applicationId: application.id,
      purpose: "rejection",
      toEmail: email,
      toName: name,
      sendAt: new Date(change.now.getTime() + SECOND_THOUGHTS_MS),
      content: {
        message: message ?? null,
        ...(application.positionId === null ? {} : { positionId: application.positionId }),
      },
    },
  ]);
}

/** Takes back what has not left when a rejection is taken back; what is being handed over can not be. */
export async function cancelRejection(change: Change, applicationId: string): Promise<void> {
  await change.transaction
    .updateTable("mails")
    .set({ state: "cancelled", last_error: TAKEN_BACK })
    .where("workspace_id", "=", change.workspaceId)
    .where("application_id", "=", applicationId)
    .where("state", "in", ["scheduled", "retrying"])
    .execute();
}

const TAKEN_BACK = "The rejection was taken back.";

/** Reads what such a mail is about. */
export async function readRejection(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  applicationId: string,
): Promise<RejectionSubject | null> {
  const row = await database
    .selectFrom("applications")
    .innerJoin("job_posts", (join) =>
      join
        .onRef("job_posts.workspace_id", "=", "applications.workspace_id")
        .onRef("job_posts.id", "=", "applications.job_post_id"),
    )
    .innerJoin("candidates", (join) =>
      join
        .onRef("candidates.workspace_id", "=", "applications.workspace_id")
        .onRef("candidates.id", "=", "applications.candidate_id"),
    )
    .leftJoin("interviews", (join) =>
      join
        .onRef("interviews.workspace_id", "=", "applications.workspace_id")
        .onRef("interviews.candidate_id", "=", "applications.candidate_id")
        .onRef("interviews.position_id", "=", "job_posts.position_id")
        .on("interviews.deleted_at", "is", null),
    )
    .select(["interviews.id", "interviews.language"])
    .select([
      "applications.state",
      "job_posts.title",
      "job_posts.language as post_language",
      "candidates.name",
      "candidates.email",
    ])
    .where("applications.workspace_id", "=", workspaceId)
    .where("applications.id", "=", applicationId)
    .executeTakeFirst();
  if (!row) return null;
  const { state, title, post_language, name, email, id, language } = row;
  const interview = id === null ? null : { id, language: language ?? "" };
  return { state, jobTitle: title, postLanguage: post_language, name, email, interview };
}

/** Why such a mail should not go out any more, in words for the team; null when it should. */
export function whyNotReject(mail: { to_email: string }, subject: RejectionSubject): string | null {
  if (subject.state !== "rejected") return TAKEN_BACK;
  return subject.email === mail.to_email ? null : "The address was corrected.";
}

/** Writes it, without any link to an interview. */
export function composeRejection(
  subject: RejectionSubject,
  own: Message | null | undefined,
  branding: MailBranding,
  language: Spoken,
): RenderedMail {
  return renderMail({
    message: ownMessage("rejection", own, language),
    variables: {
      jobTitle: subject.jobTitle,
      jobRole: subject.jobTitle,
      companyName: branding.companyName,
      fullName: subject.name,
      firstName: firstName(subject.name),
      interviewLink: "",
      expiresAt: "",
      questionCount: "",
    },
    branding,
    kind: "rejection",
    language,
  });
}
