/** Shows a message before anyone gets it: as a preview, or as a mail to whoever is writing it. */
import type { Kysely } from "kysely";
import type { z } from "zod";
import type { MessagePreview, previewMessageSchema } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hiddenFrom, type WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";
import { type ComposeDeps, composeExample, type MailSubject, readSubject } from "./compose-mail.ts";
import { planMails } from "./plan-mails.ts";

export type TryMessage = z.infer<typeof previewMessageSchema>;

async function subjectOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionId: string | null,
  hidden: readonly string[],
): Promise<MailSubject> {
  if (positionId && hidden.includes(positionId.toLowerCase())) refuse("not_found", "There is no such position.");
  const subject = await readSubject(database, workspaceId, { interviewId: null, positionId });
  if (positionId && !subject.position) refuse("not_found", "There is no such position.");
  return subject;
}

/** What the message reads like for an example candidate. @throws RefusedError "not_found" for an unknown position. */
export async function previewMessage(
  deps: ComposeDeps & { database: Kysely<Schema>; clock: () => Date },
  workspaceId: WorkspaceId,
  input: TryMessage,
  hidden: readonly string[] = [],
): Promise<MessagePreview> {
  const subject = await subjectOf(deps.database, workspaceId, input.positionId, hidden);
  return composeExample(deps, input, subject, deps.clock());
}

/** Mails the message to the signed-in member and gives the mail's id. @throws RefusedError "not_found"; "not_allowed" for a key. */
export async function sendTestMessage(change: Change, input: TryMessage): Promise<string> {
  if (change.actor.kind !== "member") {
    refuse("not_allowed", "A test mail goes to the member who asks for it. An API key has no address.");
  }
  const { email, name } = change.actor;
  await subjectOf(change.transaction, change.workspaceId, input.positionId, hiddenFrom(change.actor));
  const [mailId] = await planMails(change, [
    {
      interviewId: null,
      purpose: "test",
      toEmail: email,
      toName: name,
      content: {
        message: input.message,
        kind: input.purpose,
        ...(input.positionId ? { positionId: input.positionId } : {}),
      },
    },
  ]);
  if (mailId === undefined) throw new Error("The mail was not planned.");
  return mailId;
}
