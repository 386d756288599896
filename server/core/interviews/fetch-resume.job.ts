/** Fetches the resume that an ingestion named, through the guarded client, and stores it when it is a PDF or a DOCX. */
import { z } from "zod";
import { CONTENT_TYPES, documentKindOf, whyUnknown } from "../../platform/documents/document-reader.ts";
import type { Files } from "../../platform/files/files.ts";
import type { GuardedClient } from "../../platform/http/guarded-client.ts";
import type { JobDefinition, JobRun } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand, systemActor, type WorkspaceId } from "../actor.ts";
import { type ChangeDeps, changeWorkspace } from "../change.ts";
import { queueDocument } from "../documents/index.ts";
import { dropBytes, type FileFacts, putFile, recordFile } from "../files/index.ts";
import { whySandboxFull } from "../sandbox-bounds.ts";

const MAXIMUM_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

export const fetchResumeJob: JobDefinition<{ workspaceId: string; interviewId: string }> = {
  name: "fetch-resume",
  data: z.object({ workspaceId: z.string(), interviewId: z.string() }),
  retryLimit: 3,
  retryDelaySeconds: 10,
  expireInSeconds: 120,
  concurrency: 4,
};

/** Running it again changes nothing: only a resume that is still pending is fetched. What can not work is not retried. */
export async function fetchResume(
  deps: ChangeDeps & { guarded: GuardedClient; files: Files },
  data: { workspaceId: string; interviewId: string },
  run: Pick<JobRun, "lastAttempt">,
): Promise<void> {
  const tenant = brand(data.workspaceId);
  const row = await deps.database
    .selectFrom("interviews")
    .select("resume_url")
    .where("workspace_id", "=", tenant)
    .where("id", "=", data.interviewId)
    .where("resume_status", "=", "pending")
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!row?.resume_url) return;
  const fail = async (error: string) => {
    await deps.database
      .updateTable("interviews")
      .set({ resume_status: "failed", resume_error: error, updated_at: deps.clock() })
      .where("workspace_id", "=", tenant)
      .where("id", "=", data.interviewId)
      .where("resume_status", "=", "pending")
      .execute();
  };
  const full = await whySandboxFull(deps.database, tenant);
  if (full !== null) return fail(full);
  const answer = await deps.guarded.fetch(row.resume_url, {
    method: "GET",
    timeoutMs: TIMEOUT_MS,
    maximumBytes: MAXIMUM_BYTES,
    maximumRedirects: 5,
  });
  if (!answer.ok) {
    const passing = answer.reason === "network" || answer.reason === "timeout";
    if (passing && !run.lastAttempt) throw new Error(`The resume could not be fetched yet: ${answer.reason}`);
    await fail(answer.message);
    return;
  }
  if (answer.status >= 500 && !run.lastAttempt) throw new Error(`The resume's server answered ${answer.status}.`);
  if (answer.status < 200 || answer.status > 299) {
    await fail(`The address answered with status ${answer.status}.`);
    return;
  }
  const kind = documentKindOf(answer.body);
  if (kind === null) {
    await fail(whyUnknown(answer.body));
    return;
  }
  const stored = await putFile(deps.files, tenant, answer.body, {
    folder: "resumes",
    extension: kind,
    contentType: CONTENT_TYPES[kind],
    name: `resume.${kind}`,
    maximumBytes: MAXIMUM_BYTES,
    now: deps.clock(),
  });
  if (!stored.ok) {
    await fail(stored.refusal.message);
    return;
  }
  // What fails here leaves no row that an erasure could find the file by, so the file goes with it.
  const used = await storeRow(deps, data, tenant, stored.value).catch(async (error: unknown) => {
    await dropBytes(deps, tenant, stored.value.key);
    throw error;
  });
  if (!used) await dropBytes(deps, tenant, stored.value.key);
}

/** Gives false when the candidate gave another resume, or was erased, in the meantime: the file is nobody's then. */
function storeRow(
  deps: ChangeDeps,
  data: { interviewId: string },
  tenant: WorkspaceId,
  file: FileFacts,
): Promise<boolean> {
  return changeWorkspace(deps, systemActor("resume"), tenant, async (change) => {
    await recordFile(change, file);
    const { numUpdatedRows } = await change.transaction
      .updateTable("interviews")
      .set({ resume_status: "stored", resume_error: null, resume_file_id: file.id, updated_at: change.now })
      .where("workspace_id", "=", tenant)
      .where("id", "=", data.interviewId)
      .where("resume_status", "=", "pending")
      .executeTakeFirst();
    if (numUpdatedRows > 0n) {
      await queueDocument(change, file.id);
      return true;
    }
    await change.transaction.deleteFrom("files").where("workspace_id", "=", tenant).where("id", "=", file.id).execute();
    return false;
  });
}
