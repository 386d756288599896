/** Gathers what a mail says: whose words, which values, which link. */
import { type Kysely, type Selectable, sql } from "kysely";
import { SPOKEN, type Spoken, spokenOf } from "../../../shared/languages.ts";
import type { MessagePreview } from "../../../shared/native.ts";
import type { Message } from "../../../shared/position.ts";
import type { MailContent, Schema } from "../../platform/database/schema.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { WorkspaceId } from "../actor.ts";
import { firstName } from "../interviews/index.ts";
import { findPosition, type PositionRecord } from "../positions/index.ts";
import { findWorkspace, type WorkspaceRecord } from "../workspaces/index.ts";
import { type AccountMailSubject, composeAccountMail } from "./account-mail.ts";
import { type MailKind, ownMessage } from "./default-messages.ts";
import type { MessageVariables } from "./message.ts";
import { composeRejection, type RejectionSubject, readRejection } from "./rejection-mail.ts";
import { type MailBranding, type RenderedMail, renderMail } from "./render-mail.ts";

export type MailRow = Selectable<Schema["mails"]>;
type InterviewRow = Selectable<Schema["interviews"]>;

export interface ComposeDeps {
  keyring: Keyring;
  /** The address in links, without a slash at its end. */
  publicUrl: string;
}

/** What a mail is about, as it is now. */
export interface MailSubject {
  workspace: WorkspaceRecord;
  position: PositionRecord | null;
  interview: InterviewRow | null;
  questionCount: number;
  /** What the candidate was reading when they last asked for a mail; null when nobody knows. */
  reading: Spoken | null;
  /** Of mail to members of the team; they have neither interview nor position. */
  account?: AccountMailSubject | null;
  /** Of a rejection, which is about an application. */
  rejection: RejectionSubject | null;
}

/** Reads what a mail is about. A deleted interview is read too: the rules decide what to do about it. */
export async function readSubject(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  about: { interviewId: string | null; positionId: string | null; applicationId?: string | null },
): Promise<MailSubject> {
  const workspace = await findWorkspace(database, workspaceId);
  if (!workspace) throw new Error("The workspace of this mail does not exist.");
  const interview = about.interviewId
    ? await database
        .selectFrom("interviews")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", about.interviewId)
        .executeTakeFirst()
    : undefined;
  const positionId = interview?.position_id ?? about.positionId;
  const position = positionId ? await findPosition(database, workspaceId, positionId) : null;
  const rejection = about.applicationId ? await readRejection(database, workspaceId, about.applicationId) : null;
  const spokenIn = interview ?? rejection?.interview;
  const own = interview ? await countQuestions(database, workspaceId, interview.id) : 0;
  const drawn = position && interview && !interview.questions_ready ? position.settings.skillQuestionCount : 0;
  return {
    workspace,
    position,
    interview: interview ?? null,
    questionCount: interview ? own + drawn : (position?.questions.length ?? 0),
    reading: spokenIn ? await readingOf(database, workspaceId, spokenIn.id) : null,
    rejection,
  };
}

/** Whoever applied in a language gets the reminders and the receipt in it too. */
async function readingOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewId: string,
): Promise<Spoken | null> {
  const row = await database
    .selectFrom("mails")
    .select(sql<string>`content ->> 'language'`.as("language"))
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "=", interviewId)
    .where(sql<boolean>`content ? 'language'`)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return spokenOf(row?.language);
}

async function countQuestions(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewId: string,
): Promise<number> {
  const { count } = await database
    .selectFrom("interview_questions")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "=", interviewId)
    .executeTakeFirstOrThrow();
  return count;
}

export interface ComposedMail extends RenderedMail {
  /** The room's code, or the token, that html and text contain; null when they contain none. */
  code: string | null;
  headers: Record<string, string>;
}

/** Writes a mail from its row and what it is about. */
export function composeMail(
  deps: ComposeDeps,
  mail: Pick<MailRow, "purpose" | "content" | "to_name" | "to_email">,
  subject: MailSubject,
  now: Date,
): ComposedMail {
  const { account, interview, rejection, workspace } = subject;
  const branding = brandingOf(subject);
  const replyTo: Record<string, string> = workspace.settings.contactEmail
    ? { "Reply-To": workspace.settings.contactEmail }
    : {};
  if (account) {
    const to = { name: mail.to_name, email: mail.to_email };
    return {
      ...composeAccountMail(account, to, workspace, (time) => momentIn("en", time)),
      code: account.token,
      headers: replyTo,
    };
  }
  if (rejection) {
    const spoken =
      subject.reading ??
      spokenOf(rejection.interview?.language) ??
      spokenOf(rejection.postLanguage) ??
      languageOf(subject);
    return { ...composeRejection(rejection, mail.content.message, branding, spoken), code: null, headers: replyTo };
  }
  if (!interview) return { ...composeTest(deps, mail.content, subject, now), code: null, headers: replyTo };
  const kind = kindOf(mail.purpose, interview);
  const code = deps.keyring.roomCode(interview.id, interview.code_generation);
  const toTeam = kind === "more_time";
  const language = toTeam
    ? "en"
    : (spokenOf(mail.content.language) ?? subject.reading ?? spokenOf(interview.language) ?? "en");
  const link = toTeam ? `${deps.publicUrl}/app/interviews/${interview.id}` : `${deps.publicUrl}/i/${code}`;
  const unsubscribeUrl = kind === "reminder" ? `${link}?reminders=off` : undefined;
  const rendered = renderMail({
    message: mail.content.message ?? messageOf(kind, subject, language),
    variables: {
      ...positionVariables(subject, branding),
      fullName: interview.name,
      firstName: firstName(interview.name),
      interviewLink: link,
      expiresAt: momentIn(language, interview.expires_at ?? new Date(now.getTime() + interview.link_seconds * 1000)),
    },
    branding,
    kind,
    language,
    note: mail.content.note,
    unsubscribeUrl,
  });
  return {
    ...rendered,
    code: toTeam ? null : code,
    headers: unsubscribeUrl ? { ...replyTo, "List-Unsubscribe": `<${unsubscribeUrl}>` } : replyTo,
  };
}

/** A draft that has not filled in its form is sent to the form, whatever the mail's purpose. */
function kindOf(purpose: MailRow["purpose"], interview: InterviewRow): MailKind {
  if (purpose === "invitation" || purpose === "resend" || purpose === "test") {
    return interview.admission === "draft" && !interview.form_submitted_at ? "form" : "invitation";
  }
  return purpose;
}

/** The position's own message, else the workspace's, else the product's in the candidate's language. */
function messageOf(kind: MailKind, { position, workspace }: MailSubject, language: Spoken): Message {
  const own: Partial<Record<MailKind, Message | null>> = {
    invitation: position?.settings.invitationMessage ?? workspace.settings.invitationMessage,
    form: position?.settings.invitationMessage ?? workspace.settings.invitationMessage,
    admitted: position?.settings.admittedMessage ?? workspace.settings.admittedMessage,
    reminder: position?.settings.reminderMessage ?? workspace.settings.reminderMessage,
  };
  return ownMessage(kind, own[kind], language);
}

function brandingOf({ position, workspace }: MailSubject): MailBranding {
  const own = position?.settings.branding;
  return {
    companyName: own?.companyName || workspace.settings.branding.companyName || workspace.name,
    color: own?.color ?? workspace.settings.branding.color,
  };
}

const positionVariables = ({ position, questionCount }: MailSubject, branding: MailBranding) => ({
  jobTitle: position?.title ?? "",
  jobRole: position?.settings.role || position?.title || "",
  companyName: branding.companyName,
  questionCount: String(questionCount),
});

/** 11 characters like a code, and none: the page it leads to says that the link is unknown. */
const EXAMPLE_CODE = "EXAMPLELINK";

/** A message as an example candidate of the position would read it. */
export function composeExample(
  deps: ComposeDeps,
  input: { purpose: "invitation" | "admitted" | "reminder"; message: Message },
  subject: MailSubject,
  now: Date,
): MessagePreview {
  const branding = brandingOf(subject);
  const days = subject.position?.settings.linkExpirationDays ?? 4;
  const link = `${deps.publicUrl}/i/${EXAMPLE_CODE}`;
  const language = languageOf(subject);
  const variables: MessageVariables = {
    ...positionVariables(subject, branding),
    ...(subject.position ? {} : { jobTitle: "Site engineer", jobRole: "Engineer", questionCount: "5" }),
    fullName: "Robin Example",
    firstName: "Robin",
    interviewLink: link,
    expiresAt: momentIn(language, new Date(now.getTime() + days * 86_400_000)),
  };
  const { subject: line, ...rest } = renderMail({
    message: input.message,
    variables,
    branding,
    kind: input.purpose,
    language,
    unsubscribeUrl: input.purpose === "reminder" ? `${link}?reminders=off` : undefined,
  });
  return { subject: line, ...rest };
}

function composeTest(deps: ComposeDeps, content: MailContent, subject: MailSubject, now: Date): RenderedMail {
  const purpose = content.kind ?? "invitation";
  const message = content.message ?? messageOf(purpose, subject, languageOf(subject));
  const example = composeExample(deps, { purpose, message }, subject, now);
  return { ...example, subject: `Test: ${example.subject}` };
}

/** What is tried out speaks the position's language. */
const languageOf = ({ position }: MailSubject): Spoken => spokenOf(position?.settings.language) ?? "en";

/** A mail does not know its reader's zone, so it names the one it uses. */
function momentIn(language: Spoken, time: Date): string {
  const format = new Intl.DateTimeFormat(SPOKEN[language].tag, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
  });
  return `${format.format(time)} UTC`;
}
