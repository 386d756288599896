/** Reads a report about mail and keeps what it says as evidence of the mail that it is about. */
import { createHash } from "node:crypto";
import type { JobRun } from "../../platform/jobs/jobs.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { errorFacts, type Log } from "../../platform/log.ts";
import { readMailReport } from "../../platform/mail/mail-report.ts";
import { systemActor, type WorkspaceId } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { findMails } from "./find-mail.ts";
import { type Evidence, noteEvidence } from "./note-evidence.ts";
import { type ProviderEvent, providerEventsSchema } from "./provider-events.ts";
import type { ReceiveReportDeps } from "./receive-report.ts";
import { MAIL_MARK_HEADER } from "./tracking.ts";

export type ReadReportDeps = ReceiveReportDeps & { keyring: Keyring; log: Log };

type Told = Evidence & { workspaceId: WorkspaceId };

/**
 * Handles the job `read-mail-report`. The report is deleted once it is read, or when nobody can read it: it holds addresses, and what
 * counts of it is kept as evidence. Mail that is about no mail of this deployment is left out.
 */
export async function readReport(
  deps: ReadReportDeps,
  { reportId }: { reportId: string },
  run: Pick<JobRun, "lastAttempt">,
): Promise<void> {
  try {
    await keepReport(deps, reportId);
  } catch (error) {
    if (run.lastAttempt) await deleteReport(deps, reportId);
    throw error;
  }
}

async function keepReport(deps: ReadReportDeps, reportId: string): Promise<void> {
  const report = await deps.database
    .selectFrom("mail_reports")
    .selectAll()
    .where("id", "=", reportId)
    .executeTakeFirst();
  if (!report) return;
  const told = report.kind === "mime" ? await toldByMime(deps, report.body) : await toldByEvents(deps, report.body);
  const workspaces = new Set(told.map(({ workspaceId }) => workspaceId));
  for (const workspaceId of workspaces) {
    await changeWorkspace(deps, systemActor("mail"), workspaceId, (change) =>
      noteEvidence(
        change,
        told.filter((evidence) => evidence.workspaceId === workspaceId),
      ),
    );
  }
  await deleteReport(deps, reportId);
  deps.log.info({ report: reportId, kind: report.kind, mails: told.length }, "mail report");
}

const deleteReport = ({ database }: ReadReportDeps, id: string) =>
  database.deleteFrom("mail_reports").where("id", "=", id).execute();

async function toldByMime(deps: ReadReportDeps, body: Buffer): Promise<Told[]> {
  const report = await readMailReport(body, MAIL_MARK_HEADER).catch((error: unknown) => {
    deps.log.warn({ ...errorFacts(error) }, "a mail report can not be read");
    return null;
  });
  const [mail] = report ? await findMails(deps, [report]) : [];
  if (!report || !mail) return [];
  const key = createHash("sha256").update(body).digest("base64url");
  return report.reported.map((reported) => ({
    ...reported,
    workspaceId: mail.workspaceId,
    mailId: mail.mailId,
    source: "report",
    key,
  }));
}

async function toldByEvents(deps: ReadReportDeps, body: Buffer): Promise<Told[]> {
  const events = providerEventsSchema.parse(JSON.parse(body.toString("utf8")));
  const marked = events.map(({ mail, messageId }) => ({ marks: mail ? [mail] : [], messageId: messageId ?? null }));
  const mails = await findMails(deps, marked);
  return events.flatMap((event, place) => {
    const mail = mails[place];
    if (!mail || (event.recipient && event.recipient.toLowerCase() !== mail.toEmail.toLowerCase())) return [];
    return [{ ...evidenceOf(event), workspaceId: mail.workspaceId, mailId: mail.mailId }];
  });
}

const evidenceOf = (event: ProviderEvent): Omit<Evidence, "mailId"> => ({
  kind: event.type,
  source: "provider",
  at: event.at ? new Date(event.at) : undefined,
  code: event.code ?? null,
  detail: event.detail ?? null,
  key: JSON.stringify([event.at ?? null, event.code ?? null, event.detail ?? null]),
});
