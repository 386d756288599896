/** Mails the link of an interview to the address on record: what someone can have who knows only its id or its address. */
import { type Spoken, spokenOf } from "../../../shared/languages.ts";
import type { Origin } from "../actor.ts";
import { type Actor, workspaceId as brand, systemActor } from "../actor.ts";
import { type Change, type ChangeDeps, changeWorkspace } from "../change.ts";
import { type LockedInterview, lockInterview } from "../interviews/index.ts";
import { planMails } from "../invitations/index.ts";

const PAUSE_MS = 10 * 60_000;

/** Someone whom nobody has recognised, at the open door. */
export const visitor = (origin: Origin): Actor => ({ ...systemActor("visitor"), ...origin });

/** Mails the link in the language that is asked for, at most once in ten minutes. Says nothing about whether there is such an interview. */
export async function mailLink(
  deps: ChangeDeps,
  origin: Origin,
  interviewId: string,
  language?: string,
): Promise<void> {
  const row = await deps.database
    .selectFrom("interviews")
    .select("workspace_id")
    .where("id", "=", interviewId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!row) return;
  await changeWorkspace(deps, visitor(origin), brand(row.workspace_id), async (change) => {
    await planLink(change, await lockInterview(change, interviewId), spokenOf(language));
  });
}

/** Plans the mail unless one was planned within ten minutes; the interview's lock makes that exact. */
export async function planLink(
  change: Change,
  interview: LockedInterview,
  language: Spoken | null = null,
): Promise<void> {
  const recent = await change.transaction
    .selectFrom("mails")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interview.id)
    .where("purpose", "=", "link")
    .where("created_at", ">", new Date(change.now.getTime() - PAUSE_MS))
    .limit(1)
    .executeTakeFirst();
  if (recent) return;
  change.audit({ action: "interview.link_mailed", subjectType: "interview", subjectId: interview.id });
  await planMails(change, [
    {
      interviewId: interview.id,
      purpose: "link",
      toEmail: interview.email,
      toName: interview.name,
      ...(language ? { content: { language } } : {}),
    },
  ]);
}
